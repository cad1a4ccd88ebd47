import { Part } from './part';
import { unreadPaths } from './read';
import type { Identity } from './read';

/** One entry of `ovn.bridge-mappings`: localnet → OVS bridge. In NNS `state` is never there; in a policy it may be `absent`. */
export interface BridgeMapping {
  localnet: string;
  bridge: string;
  absent: boolean;
}

/** Something that kubernetes-nmstate, or whoever writes the policy, puts the value in for. */
const isTemplate = (text: string): boolean => text.includes('{{');

const entryOf = (localnet: string): string => `bridge-mappings[localnet=${localnet}]`;

const NAMED_ENTRY = '.bridge-mappings[localnet=';

/**
 * The path of something that could not be read and that may say something of the mapping of `localnet`.
 * @param place where these facts keep their mappings: `status.currentState.ovn` or `spec.desiredState.ovn`
 */
export const unreadMapping = (
  facts: Identity | undefined,
  place: string,
  localnet: string,
): string | undefined => {
  const own = `${place}.${entryOf(localnet)}`;
  return unreadPaths(facts, place).find(
    (path) => !path.includes(NAMED_ENTRY) || path === own || path.startsWith(`${own}.`),
  );
};

const STATES: readonly unknown[] = [undefined, 'present', 'absent'];

/**
 * `undefined` where the state has no `ovn` section: not reported, which is not the same as no mapping (OpenShift 4.15 and earlier). A section
 * without a list is one without mappings: kubernetes-nmstate leaves an empty list out (pkg/state/type.go, `omitempty`).
 *
 * A localnet that names two bridges is a problem, and both mappings are kept: OVN takes any of them, and nmstate refuses it as desired state.
 * It refuses a `state` other than `present` and `absent` as well: such an entry asks for nothing, and its problem names the localnet, for
 * `unreadMapping`. Which localnet a template (`{{ capture… }}`) makes is known on the nodes only.
 */
export const readBridgeMappings = (state: Part): readonly BridgeMapping[] | undefined => {
  const ovn = state.at('ovn');
  if (ovn.value === undefined) return undefined;
  const bridges = new Map<string, readonly string[]>();
  return ovn
    .at('bridge-mappings')
    .list()
    .flatMap((entry) => {
      const place = entry.at('localnet');
      const localnet = place.value === '' ? '' : place.name();
      const asked = entry.at('state');
      if (place.value === undefined) place.note('missing');
      if (localnet === undefined) return [];
      if (isTemplate(localnet)) {
        place.note('unknown-value');
        return [];
      }
      if (!STATES.includes(asked.value)) {
        const named = new Part(entry.value, entryOf(localnet), entry.problems, ovn);
        named.at('state').note('unknown-value');
        return [];
      }
      const named = entry.at('bridge');
      const isOpen = named.value === undefined || named.value === '';
      const bridge = isOpen ? '' : (named.name() ?? '');
      const absent = asked.value === 'absent';
      // Where a mapping is taken away the bridge need not be named.
      if (isOpen && !absent) named.note('missing');
      const all = [...new Set([...(bridges.get(localnet) ?? []), bridge])];
      if (all.length > 1) place.note('repeated', `${localnet}: ${all.join(', ')}`);
      bridges.set(localnet, all);
      return [{ localnet, bridge, absent }];
    });
};
