import type { OvnConfig } from '../../kinds/cniConfig';
import type { World } from '../../networks/world';
import type { Finding, Rule } from '../finding';
import { closestName } from '../closestName';
import { listNames } from '../listNames';
import { makeFinding } from '../makeFinding';

const identity = { code: 'NAD-07', severity: 'error', scope: 'attachment' } as const;

/** What people write for a key of OVN-Kubernetes, letters only: spellings of other plugins and of other tools. */
const MEANT: Readonly<Record<string, string>> = {
  vlan: 'vlanID',
  vlans: 'vlanID',
  vid: 'vlanID',
  tag: 'vlanID',
  vlantag: 'vlanID',
  vlanid: 'vlanID',
  physicalnetwork: 'physicalNetworkName',
  physicalnetworkname: 'physicalNetworkName',
  localnet: 'physicalNetworkName',
  localnetname: 'physicalNetworkName',
  subnet: 'subnets',
  cidr: 'subnets',
  excludesubnet: 'excludeSubnets',
  nadname: 'netAttachDefName',
  netattachdefname: 'netAttachDefName',
};

const KNOWN = [
  'vlanID',
  'mtu',
  'physicalNetworkName',
  'netAttachDefName',
  'topology',
  'subnets',
  'excludeSubnets',
  'allowPersistentIPs',
];

const meantBy = (key: string): string | undefined => {
  const letters = key.toLowerCase().replaceAll(/[^a-z]/g, '');
  return MEANT[letters] ?? (letters.length < 5 ? undefined : closestName(key, KNOWN));
};

const isSet = (config: OvnConfig, meant: string): boolean => {
  const value: unknown = {
    vlanID: config.vlan,
    mtu: config.mtu,
    physicalNetworkName: config.physicalNetworkName,
    netAttachDefName: config.netAttachDefName,
    topology: config.topology,
    subnets: config.subnets || undefined,
    excludeSubnets: config.excludeSubnets || undefined,
    allowPersistentIPs: config.allowPersistentIPs || undefined,
  }[meant];
  return value !== undefined;
};

const check = (attachment: string, { inventory }: World): readonly Finding[] => {
  const config = inventory.get('nad', attachment)?.config;
  if (config?.type !== 'ovn') return [];
  const keys = config.unknownKeys.filter((key) => !key.startsWith('_'));
  const misspelt = keys.flatMap((key) => {
    const meant = meantBy(key);
    return meant === undefined || isSet(config, meant) ? [] : [{ key, meant }];
  });
  const others = keys.filter((key) => !misspelt.some((found) => found.key === key));
  return [
    ...misspelt.map(({ key, meant }) =>
      makeFinding(identity, attachment, {
        detail: key,
        evidence: [{ kind: 'nad', key: attachment, path: `spec.config (${key})`, found: key }],
        params: {
          variant: meant === 'vlanID' ? 'vlan' : 'misspelt',
          attachment,
          network: config.network,
          key,
          meant,
        },
        hop: 'attachment',
      }),
    ),
    ...(others.length === 0
      ? []
      : [
          makeFinding(identity, attachment, {
            detail: '',
            severity: 'info',
            evidence: others.map((key) => ({
              kind: 'nad' as const,
              key: attachment,
              path: `spec.config (${key})`,
              found: key,
            })),
            params: {
              variant: 'unknown-key',
              attachment,
              network: config.network,
              key: listNames(others),
              meant: '',
            },
            hop: 'attachment',
          }),
        ]),
  ];
};

/**
 * A key that OVN-Kubernetes does not know is dropped without a word (go-controller/pkg/cni/types/types.go). One that is meant and misspelt is
 * an error: `vlan` for `vlanID` makes the network untagged. A key without such a meaning, or whose right spelling is there too, is only told.
 */
export const misspeltKey: Rule = { ...identity, needs: ['nad'], provenByPart: true, check };
