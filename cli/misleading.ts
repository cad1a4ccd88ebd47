import { unreadableAt } from '../src/core/inventory/loadState';
import { attachmentConfigProblems } from '../src/core/kinds/attachmentConfigProblems';
import { desiredStateProblems } from '../src/core/kinds/desiredStateProblems';
import { matchesLabels } from '../src/core/kinds/labelSelector';
import type { ManifestProblem } from '../src/core/kinds/manifestProblem';
import type { World } from '../src/core/networks/world';
import { compareNames } from '../src/core/values/compareNames';
import { asObject, asString, at } from '../src/core/values/json';

/** An attachment or a policy as the files have it, beside its facts. */
export interface RawObject {
  kind: 'nad' | 'nncp';
  key: string;
  object: unknown;
}

/** Something that the API server takes and that then fails, or does something else than it says. */
export interface Misleading {
  kind: RawObject['kind'];
  key: string;
  problem: ManifestProblem;
}

/**
 * What works as it is written, though we would write it otherwise; and what has a finding of its own (NAD-01 to NAD-15).
 */
const TOLD_OTHERWISE: ReadonlySet<ManifestProblem['code']> = new Set<ManifestProblem['code']>([
  ...(['config-plugin-list', 'config-version-missing', 'config-version-unknown'] as const),
  ...(['config-name-characters', 'config-localnet-empty', 'config-mtu-missing'] as const),
  // 0 is as good as none; any other MTU out of range makes no network.
  'config-mtu-out-of-range',
  ...(['config-subnets', 'config-subnet-host-bits', 'config-persistent-ips'] as const),
  ...(['config-key-case', 'config-key-unknown', 'config-key-foreign'] as const),
  ...(['config-plugins-no-list', 'config-attachment-missing', 'config-attachment-other'] as const),
  ...(['config-bridge-deprecated', 'config-bridge-default-vlan', 'config-bridge-ipam'] as const),
  ...(['state-stp-on', 'state-boolean-text', 'state-bond-mode-lacp'] as const),
]);

/**
 * What nmstate refuses at once or at verification: whoever finds such a policy applied knows better. Not so of what no version of it
 * takes, and of which nobody can say what it was taken for: a repeated localnet, a state that is none.
 */
const REFUSED: ReadonlySet<ManifestProblem['code']> = new Set<ManifestProblem['code']>([
  ...(['state-key-unknown', 'state-ovs-db-mappings', 'state-patch-ports-text'] as const),
  ...(['state-port-repeated', 'state-port-shared', 'state-trunk-overlap'] as const),
  ...(['state-access-with-trunk', 'state-bond-mode', 'state-bond-one-port'] as const),
  ...(['state-bridge-in-use', 'state-localnet-missing', 'state-mapping-no-bridge'] as const),
  'state-mapping-to-absent-bridge',
]);

const attachmentProblems = (
  world: World,
  { key, object }: RawObject,
): readonly ManifestProblem[] => {
  const facts = world.inventory.get('nad', key);
  // One that is no network is told as refused; overlays and other plugins are not judged; those of a CUDN are OVN-Kubernetes' own.
  const isOurs =
    facts?.config.type === 'linux-bridge' ||
    (facts?.config.type === 'ovn' && facts.config.topology === 'localnet');
  if (facts === undefined || !isOurs || facts.owner !== undefined) return [];
  return attachmentConfigProblems(asString(at(object, 'spec', 'config')) ?? '', facts);
};

const policyProblems = (
  { inventory }: World,
  { key, object }: RawObject,
): readonly ManifestProblem[] => {
  const policy = inventory.get('nncp', key);
  if (policy === undefined || policy.deleting || isTemplated({ object })) return [];
  const nodes = [...inventory.all('nns')].filter(
    (state) =>
      unreadableAt('nns', state) === undefined &&
      matchesLabels(policy.nodeSelector, inventory.get('node', state.name)?.labels ?? {}),
  );
  const isApplied = policy.conditions.some(
    ({ type, status, reason }) =>
      type === 'Available' && status === 'True' && reason === 'SuccessfullyConfigured',
  );
  return desiredStateProblems(at(object, 'spec', 'desiredState'), nodes).filter(
    ({ code }) => !isApplied || !REFUSED.has(code),
  );
};

/** What a template becomes is known on the nodes only, or to whoever fills it in (kubernetes-nmstate's `capture`, ACM, Helm). */
const isTemplated = ({ object }: Pick<RawObject, 'object'>): boolean =>
  Object.keys(asObject(at(object, 'spec', 'capture')) ?? {}).length > 0 ||
  JSON.stringify(at(object, 'spec', 'desiredState') ?? '').includes('{{');

/** Policies of which it cannot be judged whether they do as they say, sorted. */
export const templatedIn = (objects: readonly RawObject[]): readonly string[] =>
  objects
    .flatMap((raw) => (raw.kind === 'nncp' && isTemplated(raw) ? raw.key : []))
    .sort(compareNames);

/** Attachments and policies that will not do what they say, each problem once, in the order of the objects. */
export const misleadingIn = (world: World, objects: readonly RawObject[]): readonly Misleading[] =>
  objects.flatMap((raw) => {
    const problems =
      raw.kind === 'nad' ? attachmentProblems(world, raw) : policyProblems(world, raw);
    return problems
      .filter(({ code }) => !TOLD_OTHERWISE.has(code))
      .map((problem) => ({ kind: raw.kind, key: raw.key, problem }));
  });
