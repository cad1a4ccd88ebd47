import { editDistance } from '../src/core/diagnostics/closestName';
import { kindRegistry, kinds } from '../src/core/kinds/kindRegistry';
import type { Kind } from '../src/core/kinds/kindRegistry';

/** A kind that plays a part, which an object is of or may have been meant to be of. */
export interface MeantKind {
  kind: Kind;
  /** `exact`: it is one. `slip`: a slip of the hand, so that something is missing. `namesake`: probably a kind of another product. */
  is: 'exact' | 'slip' | 'namesake';
}

/** Words that other products have kinds of, too. The other names are found nowhere else, so that any other group is a slip. */
const COMMON_WORDS: ReadonlySet<Kind> = new Set<Kind>([
  ...(['node', 'namespace', 'project', 'vm', 'vmi'] as const),
]);

/** Names of fewer letters have neighbours (`Pod` and `Node`) that are no slips. */
const FEWEST_LETTERS = 8;
const MOST_EDITS = 2;

const groupsOfOurs: ReadonlySet<string> = new Set(
  kinds.map((kind) => kindRegistry[kind].gvk.group),
);

/** `core`, one of our other groups, a few letters off, or the right parts with some left out. Nobody but Kubernetes has kinds without a group. */
const isSlipOf = (own: string, group: string): boolean => {
  if (group === 'core' || groupsOfOurs.has(group)) return true;
  const parts = new Set(own.split('.'));
  return (
    editDistance(own, group) <= MOST_EDITS || group.split('.').every((part) => parts.has(part))
  );
};

/** Another case, the plural, or a few letters off. */
const isSpelt = (kind: Kind, name: string): 'alike' | 'close' | undefined => {
  const { kind: own, plural } = kindRegistry[kind].gvk;
  const [word, letters] = [own.toLowerCase(), name.toLowerCase()];
  if ([word, `${word}s`, plural, plural.replaceAll('-', '')].includes(letters)) return 'alike';
  const isLong = Math.min(word.length, letters.length) >= FEWEST_LETTERS;
  return isLong && editDistance(word, letters) <= MOST_EDITS ? 'close' : undefined;
};

const judged = (kind: Kind, name: string, group: string | undefined): MeantKind | undefined => {
  const { group: own, kind: noun } = kindRegistry[kind].gvk;
  const spelt = isSpelt(kind, name);
  if (spelt === undefined) return undefined;
  if (noun === name && own === group) return { kind, is: 'exact' };
  const isNear = group === undefined || own === group || isSlipOf(own, group);
  if (isNear || (spelt === 'alike' && !COMMON_WORDS.has(kind))) return { kind, is: 'slip' };
  return noun === name ? { kind, is: 'namesake' } : undefined;
};

/**
 * The kind that plays a part which `name` of `group` is, or was probably meant to be; `undefined` for any other.
 * @param group `undefined` where the object names none
 */
export const meantKind = (name: string, group: string | undefined): MeantKind | undefined => {
  const found = kinds.flatMap((kind) => judged(kind, name, group) ?? []);
  const rank = ['exact', 'slip', 'namesake'] as const;
  return rank.flatMap((is) => found.filter((one) => one.is === is))[0];
};

/** Whether all of a group's kinds are of projects that this product reads. Not Kubernetes' own, whose `v1` stands in charts as well. */
export const isGroupOfOurs = (group: string): boolean => group !== '' && groupsOfOurs.has(group);

/** A kind, or a list of it, with its place: `NodeNetworkState of nmstate.io/v1beta1`. */
export const sayGroupKind = (kind: Kind, isList: boolean): string => {
  const { group, version, kind: noun } = kindRegistry[kind].gvk;
  return `${noun}${isList ? 'List' : ''} of ${group === '' ? version : `${group}/${version}`}`;
};
