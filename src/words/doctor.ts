import { fill } from './say';
import type { Params } from './say';

/**
 * Words of the command line. They are not in the catalogue of the pages, so that no browser loads them; the doctor speaks English only.
 */
const doctor = {
  usage: `Usage: npm run doctor -- [--output text|json] PATH…

Reads Kubernetes objects from YAML and JSON files and from folders of them, and says which VLAN networks there are, how far they reach
and what is wrong. Nothing is sent anywhere and no cluster is needed.

  --output text|json   what to print (text)
  --help               this text

Exit code: 0 nothing broken, 1 errors found, 2 something could not be read, or nothing that can be judged.`,
  noPath: 'No path was given.',
  unknownOption: 'There is no option {{option}}.',
  badOutput: '--output is text or json, not {{value}}.',
  noSuchPath: 'cannot be read: {{reason}}',
  notAnObject: 'is no Kubernetes object: {{found}}',
  noKind: 'is no Kubernetes object: it has no kind',
  noApiVersion: '{{kind}} without apiVersion cannot be used',
  noText: 'is no text, so neither YAML nor JSON',
  noFile: 'is neither a file nor a folder',
  empty: 'holds no document',
  emptyParts: 'holds, beside others, empty documents: {{count}}',
  document: 'document {{index}}',
  item: 'item {{index}}',
  notReported: 'The files do not say it for {{detail}}.',
  nothingRead:
    'Nothing was read: no object of a kind that plays a part is in these files, so nothing can be said of it.',
  leftOut: 'Left out, because the name is that of no manifest: {{count}} ({{names}}).',
  syntax: 'is not valid: {{reason}}',
  notIdentified: '{{kind}} without {{path}} cannot be used',
  notText: '{{kind}} cannot be used: {{path}} must be a text, not {{found}}',
  notObject: '{{kind}} cannot be used: {{path}} must be an object, not {{found}}',
  badKind: 'is no Kubernetes object: its kind is no text, but {{found}}',
  tooDeep: 'is not used: it is a list within too many lists',
  slip: '{{object}} of {{apiVersion}} is not used. Probably {{meant}} is meant.',
  noItems: '{{kind}} without items cannot be used',
  otherGroup:
    '{{kind}} {{name}} is not used: {{apiVersion}} is not where the kind that plays a part is',
  'inPart.missing': '{{kind}} {{name}}: {{path}} is not there',
  'inPart.wrong-type': '{{kind}} {{name}}: {{path}} could not be read: {{found}}',
  'inPart.unknown-value': '{{kind}} {{name}}: {{path}} is not known: {{found}}',
  'inPart.repeated': '{{kind}} {{name}}: {{path}} is repeated: {{found}}',
  twice: '{{kind}} {{name}} differs from the one in {{file}}; this one was used',
  networks: 'VLAN networks ({{count}})',
  noNetworks: 'No VLAN network is in these files.',
  vlan: 'VLAN {{vlan}}',
  untagged: 'untagged',
  mtu: 'MTU {{mtu}}',
  noMtu: 'MTU not set',
  localnet: 'localnet {{localnet}}',
  bridge: 'bridge {{bridge}}',
  plugin: 'not a VLAN network ({{plugin}})',
  attachments: 'attachments: {{count}}',
  nics: 'VM NICs: {{count}}',
  nicsUnread: 'VM NICs: unknown',
  reachesNone: 'no node runs VMs, so it reaches none',
  reaches: 'where VMs may run it reaches {{nodes}}',
  reachUnknown: 'reach unknown: {{reason}}',
  reachUnknownOn: 'reach unknown on {{nodes}}: {{reason}}',
  reachUnknownOnMany: 'reach unknown on {{count}} nodes ({{nodes}}): {{reason}}',
  noVmNodes: 'No node where VMs may run is in the files.',
  overlay: 'overlay of the cluster network',
  switchCarries: 'the switch announces the VLAN',
  switchDoesNotList: 'a switch port does not announce the VLAN',
  switchNotSeen: 'the switch was not seen',
  nodesOk: 'on {{nodes}}',
  nodesBroken: 'not on {{nodes}}',
  nodesUnknown: 'unknown on {{nodes}}',
  findings: 'Findings ({{count}})',
  noFindings: 'Nothing wrong was found.',
  noFindingsBroken: 'No rule says why, but a network is not whole: its chain says where.',
  noFindingsUnchecked: 'Nothing wrong was found in what could be checked.',
  behind: 'VM NICs behind it: {{count}}',
  cause: 'Cause',
  remedy: 'Remedy',
  evidence: 'Evidence',
  consequences: 'Follows',
  consequence: '{{code}} ({{count}})',
  refused: 'Attachments that are no network ({{count}})',
  refusedBecause: '{{attachment}}: {{reason}}',
  'refused.empty': 'the configuration is empty',
  'refused.not-text': 'the configuration must be JSON as text, not {{detail}}',
  'refused.not-json': 'the configuration is not JSON',
  'refused.not-an-object': 'the configuration is not an object',
  'refused.no-type': 'the configuration names no plugin (type)',
  'refused.no-name': 'the network has no name',
  'refused.name-reserved': 'the name {{detail}} belongs to the cluster network',
  'refused.topology-missing':
    'without a topology OVN silently takes it for the default network of the cluster, and ignores its name and its VLAN',
  'refused.topology': 'OVN knows no topology “{{detail}}” (localnet, layer2, layer3)',
  'refused.vlan-not-a-number': 'vlanID must be a number without quotes, not {{detail}}',
  'refused.vlan-out-of-range': 'no frame can carry VLAN {{detail}} (1 to 4094)',
  'refused.mtu-not-a-number': 'mtu must be a number without quotes, not {{detail}}',
  'refused.mtu-out-of-range': 'an MTU of {{detail}} is accepted and cannot work (576 to 65536)',
  'refused.wrong-type': '{{detail}} is of the wrong type',
  'refused.several-plugins': 'OVN takes a list of one plugin only',
  'refused.ipam': 'OVN takes no IPAM plugin ({{detail}})',
  'refused.ipam-not-an-object': 'ipam must be an object, not {{detail}}',
  'refused.role': 'a VLAN network cannot have the role “{{detail}}”',
  'refused.join-subnet': 'a VLAN network cannot have a join subnet',
  misleading: 'Will not do what they say ({{count}})',
  unchecked: 'Not checked',
  names: '{{names}}',
  templated:
    'NodeNetworkConfigurationPolicy {{policy}} has templates: what it asks for is known on the nodes only.',
  files: 'Files',
  read: 'Files read: {{files}}, objects used: {{objects}}, objects of kinds that play no part: {{others}}.',
  unusable: 'Could not be used:',
  partly: 'Read in part:',
  noNamespace:
    '{{kind}} {{name}} names no namespace. Its own is taken to be one with all others that name none; what depends on the namespace is not judged.',
} as const;

type DoctorKey = keyof typeof doctor;

type Arguments<K extends DoctorKey> = keyof Params<(typeof doctor)[K]> extends never
  ? []
  : [params: Params<(typeof doctor)[K]>];

/** Says a text of the command line. Parameters are checked at compile time. */
export const sayDoctor = <K extends DoctorKey>(key: K, ...params: Arguments<K>): string =>
  fill(doctor[key], params[0] ?? {});
