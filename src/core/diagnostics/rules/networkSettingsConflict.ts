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
  /** Each value once, with the first attachment that has it. */
  sides: readonly { value: string; attachment: string }[];
}

const differencesOf = (doors: readonly Door[]): readonly Difference[] =>
  Object.entries(SETTINGS).flatMap(([setting, read]) => {
    const sides = new Map<string, { value: string; attachment: string }>();
    for (const { key, config } of doors) {
      const value = read(config);
      if (!sides.has(value)) sides.set(value, { value, attachment: key });
    }
    return sides.size > 1 ? [{ setting, sides: [...sides.values()] }] : [];
  });

/** An MTU left out is the cluster's default, which may be what the others say: then they do not differ. */
const mayBeDefault = ([only, ...others]: readonly Difference[]): boolean =>
  only?.setting === 'mtu' &&
  others.length === 0 &&
  only.sides.length === 2 &&
  only.sides.some(({ value }) => value === '');

/** What a sentence says of a value: a dash where the setting is left out. */
const shown = (value: string): string => (value === '' ? '–' : value);

const check = (id: string, world: World): readonly Finding[] => {
  const doors = (world.network(id)?.attachments ?? [])
    .flatMap((key) => {
      const config = world.inventory.get('nad', key)?.config;
      return config?.type === 'ovn' ? [{ key, config }] : [];
    })
    .sort((a, b) => compareNames(a.key, b.key));
  const differences = differencesOf(doors);
  const [first] = differences;
  const [a, b] = first?.sides ?? [];
  const [door] = doors;
  if (first === undefined || a === undefined || b === undefined || door === undefined) return [];
  const unsure = mayBeDefault(differences);
  return [
    makeFinding(identity, id, {
      severity: unsure ? 'warning' : identity.severity,
      related: doors.map(({ key }) => ({ scope: 'attachment', key })),
      evidence: differences.flatMap(({ setting, sides }) =>
        sides.map(({ value, attachment }) => ({
          kind: 'nad' as const,
          key: attachment,
          path: `spec.config (${setting})`,
          found: value,
        })),
      ),
      params: {
        variant: unsure ? 'mtu-default' : 'differ',
        network: door.config.network,
        settings: listNames(differences.map(({ setting }) => setting)),
        setting: first.setting,
        valueA: shown(a.value),
        attachmentA: a.attachment,
        valueB: shown(b.value),
        attachmentB: b.attachment,
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
