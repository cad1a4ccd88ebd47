import type { HopVerdict } from '../src/core/diagnostics/createDiagnosis';
import { listNames } from '../src/core/diagnostics/listNames';
import type { VlanNetwork } from '../src/core/networks/vlanNetwork';
import { isOnNoNode, sayCoverage } from '../src/words/sayCoverage';
import { sayDoctor } from '../src/words/doctor';
import { sayHopWhy } from '../src/words/sayHopWhy';
import { sayUnknown } from '../src/words/sayUnknown';
import type { ReportedNetwork } from './report';
import { sayOfFiles } from './sayOfFiles';
import type { TextLayout } from './textLayout';

const factsOf = ({ network, nics }: ReportedNetwork): string => {
  const { type, vlan, mtu, localnet, bridge, plugin, attachments } = network;
  const onWire = type === 'localnet' || type === 'linux-bridge';
  return [
    ...(onWire ? [vlan === undefined ? sayDoctor('untagged') : sayDoctor('vlan', { vlan })] : []),
    ...(type === 'layer2' || type === 'layer3' ? [sayDoctor('overlay')] : []),
    ...(type === 'other' ? [sayDoctor('plugin', { plugin: plugin ?? '' })] : []),
    ...(type === 'other'
      ? []
      : [mtu === undefined ? sayDoctor('noMtu') : sayDoctor('mtu', { mtu })]),
    ...(localnet === undefined ? [] : [sayDoctor('localnet', { localnet })]),
    ...(bridge === undefined ? [] : [sayDoctor('bridge', { bridge })]),
    sayDoctor('attachments', { count: attachments.length }),
    nics === undefined ? sayDoctor('nicsUnread') : sayDoctor('nics', { count: nics }),
  ].join(', ');
};

const SWITCH = {
  carries: 'switchCarries',
  'does-not-list': 'switchDoesNotList',
  'not-seen': 'switchNotSeen',
} as const;

const isOnNodes = ({ type }: VlanNetwork): boolean =>
  type === 'localnet' || type === 'linux-bridge';

const reachOf = ({ network, verdict }: ReportedNetwork): string => {
  const { coverage } = verdict;
  if (!coverage.known && !isOnNodes(network)) return '';
  if (!coverage.known) {
    return sayDoctor('reachUnknown', { reason: sayUnknown(sayOfFiles, coverage.reason) });
  }
  if (isOnNoNode(coverage.value)) return sayDoctor('reachesNone');
  const reaches = sayDoctor('reaches', { nodes: sayCoverage(sayOfFiles, coverage.value) });
  return isOnNodes(network) ? `${reaches}; ${sayDoctor(SWITCH[verdict.switchSeen])}` : reaches;
};

/** Where a hop is and where it is not, and why; what was seen of the switch is said of the network already. */
const hopDetail = (hop: HopVerdict, { names, verdict }: ReportedNetwork): string => {
  const { nodes } = hop;
  const places = [
    ...(nodes && nodes.ok.length > 0 ? [sayDoctor('nodesOk', { nodes: listNames(nodes.ok) })] : []),
    ...(nodes && nodes.broken.length > 0
      ? [sayDoctor('nodesBroken', { nodes: listNames(nodes.broken) })]
      : []),
    ...(nodes && nodes.unknown.length > 0
      ? [sayDoctor('nodesUnknown', { nodes: listNames(nodes.unknown) })]
      : []),
  ].join(', ');
  const why =
    hop.hop === 'switch' && hop.reason === undefined
      ? hop.findings.map(({ code }) => code)
      : sayHopWhy(sayOfFiles, hop, verdict, ({ code }) => code);
  return [names[hop.hop], places, ...why].filter((part) => part !== '').join('; ');
};

const HOP_WIDTH = 10;
const STATUS_WIDTH = 7;

/** One network with its chain, hop by hop from the switch to the NICs. */
export const networkLines = (reported: ReportedNetwork, layout: TextLayout): readonly string[] => {
  const { network, verdict } = reported;
  const reach = reachOf(reported);
  const mark = layout.status(verdict.health, verdict.health);
  return [
    `${layout.heading(network.name)}  ${mark}`,
    ...layout.wrap(factsOf(reported), '  ', '  '),
    ...(reach === '' ? [] : layout.wrap(reach, '  ', '  ')),
    ...verdict.hops.flatMap((hop) => {
      const status = layout.status(hop.status, hop.status.padEnd(STATUS_WIDTH));
      const indent = ' '.repeat(4 + HOP_WIDTH + 1 + STATUS_WIDTH + 2);
      const first = `    ${hop.hop.padEnd(HOP_WIDTH)} ${status}  `;
      return layout.wrap(hopDetail(hop, reported), first, indent).map((line) => line.trimEnd());
    }),
    '',
  ];
};
