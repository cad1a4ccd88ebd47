import { INTERFACE_NAME } from '../values/interfaceName';
import { asArray, asName, asObject, asString, at } from '../values/json';
import type { DesiredStateProblem, DesiredStateProblemCode } from './desiredStateProblems';
import { manifestProblem } from './manifestProblem';
import type { NodeNetworkStateFacts } from './nodeNetworkState';

const problem = manifestProblem<DesiredStateProblemCode>;

const MAPPING_KEYS = ['localnet', 'bridge', 'state'];
/** OVN-Kubernetes maps them to br-ex by itself (go-controller/pkg/node/bridgeconfig). */
const RESERVED = ['physnet', 'locnet'];
const LOCALNET = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

const mappingProblems = (
  entry: unknown,
  index: number,
  mappings: readonly unknown[],
): readonly DesiredStateProblem[] => {
  const localnet = asName(at(entry, 'localnet')) ?? asString(at(entry, 'localnet'));
  const bridge = asName(at(entry, 'bridge'));
  const state = at(entry, 'state') ?? undefined;
  const unknown = Object.keys(asObject(entry) ?? {})
    .filter((key) => !MAPPING_KEYS.includes(key))
    .map((key) => problem('state-mapping-key-unknown', { key, localnet: localnet ?? '' }));
  if (localnet === undefined) {
    return [...unknown, problem('state-localnet-missing', { bridge: bridge ?? '' })];
  }
  const first = mappings.findIndex((other) => asName(at(other, 'localnet')) === localnet);
  return [
    ...unknown,
    ...(localnet === '' ? [problem('state-localnet-empty')] : []),
    ...(RESERVED.includes(localnet) ? [problem('state-localnet-reserved', { localnet })] : []),
    ...(localnet === '' || LOCALNET.test(localnet)
      ? []
      : [problem('state-localnet-characters', { localnet })]),
    ...(localnet === '' || first === index
      ? []
      : [problem('state-localnet-repeated', { localnet })]),
    ...(state === undefined || state === 'present' || state === 'absent'
      ? []
      : [problem('state-mapping-state', { localnet, state: JSON.stringify(state) })]),
    ...(bridge === undefined || INTERFACE_NAME.test(bridge)
      ? []
      : [problem('state-mapping-bridge-characters', { localnet, bridge })]),
    ...(bridge === undefined && state !== 'absent'
      ? [problem('state-mapping-no-bridge', { localnet })]
      : []),
  ];
};

/** Mappings that these nodes have, by localnet, with the nodes they are on. */
const mappedOn = (
  nodes: readonly NodeNetworkStateFacts[],
  holds: (mapping: { localnet: string; bridge: string }) => boolean,
): { bridge: string; localnet: string; nodes: string } | undefined => {
  const found = nodes.flatMap(({ name, mappings }) =>
    (mappings ?? []).filter(holds).map((mapping) => ({ ...mapping, node: name })),
  );
  const [first] = found;
  return (
    first && {
      bridge: first.bridge,
      localnet: first.localnet,
      nodes: [...new Set(found.map(({ node }) => node))].join(', '),
    }
  );
};

/** What speaks against the bridge mappings of a desired state, by themselves, beside its bridges, and on these nodes. */
export const desiredMappingProblems = (
  desired: unknown,
  nodes: readonly NodeNetworkStateFacts[],
): readonly DesiredStateProblem[] => {
  const mappings = asArray(at(desired, 'ovn', 'bridge-mappings'));
  const absentBridges = asArray(at(desired, 'interfaces')).flatMap((entry) =>
    asString(at(entry, 'state')) === 'absent' ? (asName(at(entry, 'name')) ?? []) : [],
  );
  const removed = mappings.flatMap((entry) =>
    asString(at(entry, 'state')) === 'absent' ? (asName(at(entry, 'localnet')) ?? []) : [],
  );
  const present = mappings.flatMap((entry) => {
    const [localnet, bridge] = [asName(at(entry, 'localnet')), asName(at(entry, 'bridge'))];
    const isThere = asString(at(entry, 'state')) !== 'absent';
    return localnet === undefined || bridge === undefined || !isThere ? [] : [{ localnet, bridge }];
  });
  return [
    ...mappings.flatMap(mappingProblems),
    ...present.flatMap(({ localnet, bridge }) => {
      const former = mappedOn(nodes, (one) => one.localnet === localnet && one.bridge !== bridge);
      return [
        ...(absentBridges.includes(bridge)
          ? [problem('state-mapping-to-absent-bridge', { localnet, bridge })]
          : []),
        ...(former === undefined
          ? []
          : [
              problem('state-localnet-moved', {
                localnet,
                bridge,
                former: former.bridge,
                nodes: former.nodes,
              }),
            ]),
      ];
    }),
    ...absentBridges.flatMap((bridge) => {
      const left = mappedOn(
        nodes,
        (one) => one.bridge === bridge && !removed.includes(one.localnet),
      );
      return left === undefined
        ? []
        : [
            problem('state-mapping-dangles', {
              bridge,
              localnet: left.localnet,
              nodes: left.nodes,
            }),
          ];
    }),
  ];
};
