import { asString } from '../values/json';
import type { Part } from './part';

/** One entry of `ovn.bridge-mappings`: localnet → OVS bridge. In NNS `state` is never there; in a policy it may be `absent`. */
export interface BridgeMapping {
  localnet: string;
  bridge: string;
  absent: boolean;
}

/** `undefined` where the state has no `ovn` section: not reported, which is not the same as no mapping (OpenShift 4.15 and earlier). */
export const readBridgeMappings = (state: Part): readonly BridgeMapping[] | undefined => {
  const ovn = state.at('ovn');
  if (ovn.value === undefined) return undefined;
  return ovn
    .at('bridge-mappings')
    .list()
    .flatMap((entry) => {
      const place = entry.at('localnet');
      const localnet = place.value === '' ? '' : place.name();
      if (place.value === undefined) place.note('missing');
      if (localnet === undefined) return [];
      return [
        {
          localnet,
          bridge: entry.at('bridge').name() ?? '',
          absent: entry.at('state').read(asString) === 'absent',
        },
      ];
    });
};
