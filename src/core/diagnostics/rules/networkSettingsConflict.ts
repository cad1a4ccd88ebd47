import type { OvnConfig } from '../../kinds/cniConfig';
import type { World } from '../../networks/world';
import { compareNames } from '../../values/compareNames';
import type { Finding, Rule } from '../finding';
import { listNames } from '../listNames';
import { makeFinding } from '../makeFinding';

const identity = { code: 'NAD-04', severity: 'critical', scope: 'network' } as const;

const subnetsOf = (text: string): string =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .sort()
    .join(',');

/**
 * Settings that all NADs of one network must share, in the form in which OVN-Kubernetes compares them (go-controller/pkg/util/multi_network.go):
 * VLAN 0 is no VLAN, `role: secondary` is no role, and a physicalNetworkName that repeats the name differs from one left out.
 */
const SETTINGS: Readonly<Record<string, (config: OvnConfig) => string>> = {
  topology: ({ topology }) => topology,
  vlanID: ({ vlan }) => String(vlan || ''),
  mtu: ({ mtu }) => String(mtu || ''),
  physicalNetworkName: ({ physicalNetworkName }) => physicalNetworkName ?? '',
  subnets: ({ subnets }) => subnetsOf(subnets),
  excludeSubnets: ({ excludeSubnets }) => subnetsOf(excludeSubnets),
  role: ({ role }) => (role === 'secondary' ? '' : role),
  allowPersistentIPs: ({ allowPersistentIPs }) => String(allowPersistentIPs),
};

interface Door {
  key: string;
  config: OvnConfig;
}

interface Difference {
  setting: string;
  /** Value and the NADs that have it, first by name. */
  values: ReadonlyMap<string, readonly string[]>;
}

const differencesOf = (doors: readonly Door[]): readonly Difference[] =>
  Object.entries(SETTINGS).flatMap(([setting, read]) => {
    const values = new Map<string, string[]>();
    for (const { key, config } of doors) {
      const value = read(config);
      const keys = values.get(value);
      if (keys === undefined) values.set(value, [key]);
      else keys.push(key);
    }
    return values.size > 1 ? [{ setting, values }] : [];
  });

/** An MTU left out is the cluster's default, which may be what the others say: then they do not differ. */
const mayBeDefault = ([only, ...others]: readonly Difference[]): boolean =>
  only?.setting === 'mtu' && others.length === 0 && only.values.size === 2 && only.values.has('');

const check = (id: string, world: World): readonly Finding[] => {
  const doors = (world.network(id)?.attachments ?? [])
    .flatMap((key) => {
      const config = world.inventory.get('nad', key)?.config;
      return config?.type === 'ovn' ? [{ key, config }] : [];
    })
    .sort((a, b) => compareNames(a.key, b.key));
  const differences = differencesOf(doors);
  const [first] = differences;
  const [door] = doors;
  if (first === undefined || door === undefined) return [];
  const [[a = '', [keyA = '']] = ['', ['']], [b = '', [keyB = '']] = ['', ['']]] = first.values;
  const unsure = mayBeDefault(differences);
  return [
    makeFinding(identity, id, {
      severity: unsure ? 'warning' : identity.severity,
      related: doors.map(({ key }) => ({ scope: 'attachment', key })),
      evidence: differences.flatMap(({ setting, values }) =>
        [...values].map(([value, [key = '']]) => ({
          kind: 'nad' as const,
          key,
          path: `spec.config (${setting})`,
          found: value,
        })),
      ),
      params: {
        variant: unsure ? 'mtu-default' : 'differ',
        network: door.config.network,
        settings: listNames(differences.map(({ setting }) => setting)),
        setting: first.setting,
        valueA: a === '' ? '–' : a,
        attachmentA: keyA,
        valueB: b === '' ? '–' : b,
        attachmentB: keyB,
        count: doors.length,
      },
      hop: 'network',
    }),
  ];
};

/**
 * NADs of one network name that differ. The first one wins, the VMs of the others never start; a restart of the control plane may crash on
 * them (OVN-Kubernetes #3428, PR #6541).
 */
export const networkSettingsConflict: Rule = {
  ...identity,
  needs: ['nad'],
  provenByPart: true,
  check,
};
