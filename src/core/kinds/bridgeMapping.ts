import { asArray, asName, asString, at } from '../values/json';

/** One entry of `ovn.bridge-mappings`: localnet → OVS bridge. In NNS `state` is never there; in a policy it may be `absent`. */
export interface BridgeMapping {
  localnet: string;
  bridge: string;
  absent: boolean;
}

/** `undefined` where the state has no `ovn` section: not reported, which is not the same as no mapping (OpenShift 4.15 and earlier). */
export const readBridgeMappings = (state: unknown): readonly BridgeMapping[] | undefined => {
  const mappings = at(state, 'ovn', 'bridge-mappings');
  if (mappings === undefined) return at(state, 'ovn') === undefined ? undefined : [];
  return asArray(mappings).flatMap((entry) => {
    const localnet =
      asName(at(entry, 'localnet')) ?? (at(entry, 'localnet') === '' ? '' : undefined);
    if (localnet === undefined) return [];
    return [
      {
        localnet,
        bridge: asName(at(entry, 'bridge')) ?? '',
        absent: asString(at(entry, 'state')) === 'absent',
      },
    ];
  });
};
