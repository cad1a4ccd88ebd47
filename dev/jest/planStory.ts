import { testUsers } from '../cluster/seedRbac';
import { findScenario } from '../scenarios/scenarios';
import { resources } from '../simulators/resources';
import { executorRig } from './executorRig';
import type { ExecutorRig } from './executorRig';
import type { StepRun } from '../../src/cluster/execute/planRun';
import type { AttachNics, CreateVlanNetworks } from '../../src/core/intents/intent';
import { parseLocalnetName } from '../../src/core/values/localnetName';
import { parseMtu } from '../../src/core/values/mtu';
import { parseResourceName } from '../../src/core/values/resourceName';
import type { Result } from '../../src/core/values/result';
import { parseVlanId } from '../../src/core/values/vlanId';

export const sure = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(`not valid: ${JSON.stringify(result.error)}`);
  return result.value;
};

export const intent = (namespaces = ['default', 'ns2']): CreateVlanNetworks => ({
  type: 'create-vlan-networks',
  networks: [
    {
      name: sure(parseResourceName('vlan-1927')),
      vlan: sure(parseVlanId('1927')),
      mtu: sure(parseMtu('1500')),
    },
  ],
  physical: {
    type: 'new-localnet',
    localnet: sure(parseLocalnetName('vlan-1927')),
    bridge: 'br-vmdata',
    nodeSelector: { 'node-role.kubernetes.io/worker': '' },
    maxUnavailable: 1,
  },
  namespaces,
});

export const existing = (namespaces = ['default', 'ns2']): CreateVlanNetworks => ({
  ...intent(namespaces),
  physical: { type: 'existing-localnet', localnet: 'vlan-1926' },
});

export const attach = (vm: string): AttachNics => ({
  type: 'attach-nics',
  nics: [
    {
      vm,
      attachment: 'default/vlan-1924',
      name: sure(parseResourceName('second')),
      model: 'virtio',
    },
  ],
  podNetwork: 'beside',
});

export const MINUTE = 60_000;
/** A write that is not a dry run. */
export const realWrite = (plural: string): RegExp => new RegExp(`^(?!.*dryRun).*${plural}`);
export const NADS = 'network-attachment-definitions';
export const POLICIES = 'nodenetworkconfigurationpolicies';

/** The cluster of the OVN article with an executor, and short questions about its run. `set` comes first, `end` last. */
export function planStory() {
  let rig: ExecutorRig;

  const set = async (
    user = testUsers.admin,
    connect?: Parameters<typeof executorRig>[2],
    scenario = 'dual-nic',
  ): Promise<void> => {
    rig = await executorRig(findScenario(scenario).objects(), user, connect);
  };

  const begin = async (wanted: CreateVlanNetworks | AttachNics): Promise<void> => {
    rig.executor.start(await rig.plan(wanted));
    await rig.sim.clock.settle();
  };

  const phases = (): Record<string, string> =>
    Object.fromEntries(Object.entries(rig.run().steps).map(([id, { state }]) => [id, state]));

  const step = (part: string): StepRun => {
    const found = Object.entries(rig.run().steps).find(([id]) => id.includes(part));
    if (found === undefined) throw new Error(`no step ${part}`);
    return found[1];
  };

  const nadNames = async (): Promise<string[]> =>
    (await rig.sim.list(resources.nad))
      .map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`)
      .sort();

  return {
    /** The rig of the present test. */
    rig: () => rig,
    set,
    begin,
    phases,
    step,
    nadNames,
    end: () => rig.close(),
  };
}
