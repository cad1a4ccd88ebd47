import type { Part } from './part';

/** One entry of `ovn.bridge-mappings`: localnet → OVS bridge. In NNS `state` is never there; in a policy it may be `absent`. */
export interface BridgeMapping {
  localnet: string;
  bridge: string;
  absent: boolean;
}

const STATES: readonly unknown[] = [undefined, 'present', 'absent'];

/**
 * `undefined` where the state has no `ovn` section: not reported, which is not the same as no mapping (OpenShift 4.15 and earlier). A section
 * without a list is one without mappings: kubernetes-nmstate leaves an empty list out (pkg/state/type.go, `omitempty`).
 *
 * A localnet that names two bridges is a problem: OVN takes either of them (ovn controller/patch.c `add_ovs_bridge_mappings`; ovs lib/shash.c:
 * "if there are duplicates, returns a random element"), and nmstate refuses it as desired state. It refuses a `state` other than `present` and
 * `absent` as well: such an entry asks for nothing.
 */
export const readBridgeMappings = (state: Part): readonly BridgeMapping[] | undefined => {
  const ovn = state.at('ovn');
  if (ovn.value === undefined) return undefined;
  const bridges = new Map<string, string>();
  return ovn
    .at('bridge-mappings')
    .list()
    .flatMap((entry) => {
      const place = entry.at('localnet');
      const localnet = place.value === '' ? '' : place.name();
      const asked = entry.at('state');
      if (place.value === undefined) place.note('missing');
      if (!STATES.includes(asked.value)) {
        asked.note('unknown-value');
        return [];
      }
      if (localnet === undefined) return [];
      const named = entry.at('bridge');
      const isOpen = named.value === undefined || named.value === '';
      const bridge = isOpen ? '' : (named.name() ?? '');
      const absent = asked.value === 'absent';
      // Where a mapping is taken away the bridge need not be named.
      if (isOpen && !absent) named.note('missing');
      if ((bridges.get(localnet) ?? bridge) !== bridge) place.note('repeated');
      bridges.set(localnet, bridge);
      return [{ localnet, bridge, absent }];
    });
};
