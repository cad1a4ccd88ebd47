import type { PolicyUplink } from '../kinds/bridgePolicy';
import { ownLabel } from '../kinds/nodeLabelPatch';
import type { UplinkGroup } from '../networks/matchUplinks';
import type { World } from '../networks/world';
import type { PolicyPart, Rollout } from './intent';
import { missingLabels } from './validateNodes';
import type { ChosenNodes } from './validateNodes';

/** The uplink with the names that it has on other nodes, in the order of those that it has here. */
const renamed = (uplink: PolicyUplink, names: readonly string[]): PolicyUplink => {
  if (uplink.type === 'interface') return { ...uplink, name: names[0] ?? uplink.name };
  if (uplink.type === 'ovs-bond') return { ...uplink, members: names };
  const { primary } = uplink.options;
  const place = primary === undefined ? -1 : uplink.members.indexOf(primary);
  const other = names[place];
  return {
    ...uplink,
    members: names,
    options: { ...uplink.options, ...(other !== undefined && { primary: other }) },
  };
};

/**
 * Where the policies of a draft apply. Nodes on which the uplinks have other names get a policy of their own, and a label of ours to be
 * selected by, because a selector knows equality only. `undefined` while the nodes are not chosen.
 */
export const partsOf = (
  chosen: ChosenNodes,
  name: string,
  groups: readonly UplinkGroup[],
  uplink: PolicyUplink | undefined,
  world: World,
): Omit<Rollout, 'maxUnavailable'> | undefined => {
  const { selector, labels, parts } = chosen;
  if (selector === undefined) return undefined;
  const uplinkOf = (group: UplinkGroup | undefined): { uplink?: PolicyUplink } =>
    group === undefined || uplink === undefined ? {} : { uplink: renamed(uplink, group.uplinks) };
  if (groups.length < 2 || parts.length > 0) {
    const own = parts.map((part): PolicyPart => ({
      ...part,
      ...uplinkOf(groups.find(({ nodes }) => nodes.includes(part.id))),
    }));
    return {
      nodeSelector: selector,
      ...(labels.length > 0 && { nodeLabels: labels }),
      ...(own.length > 0 && { parts: own }),
    };
  }
  const key = ownLabel(name);
  const sets = groups.map((group, index) => ({ group, value: `uplinks-${String(index + 1)}` }));
  return {
    nodeSelector: selector,
    nodeLabels: sets.flatMap(({ group, value }) => missingLabels(group.nodes, key, value, world)),
    parts: sets.map(({ group, value }) => ({
      id: value,
      nodeSelector: { [key]: value },
      ...uplinkOf(group),
    })),
  };
};
