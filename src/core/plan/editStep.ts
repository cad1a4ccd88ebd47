import { createPatch } from 'rfc6902';
import { parse } from 'yaml';
import type { CreateDraft } from '../intents/createDraft';
import { draftWith } from '../intents/draftWith';
import type { Refusal } from '../intents/refusal';
import { selectedNodes } from '../intents/selectedNodes';
import { validateCreateDraft } from '../intents/validateCreateDraft';
import { attachmentConfigProblems } from '../kinds/attachmentConfigProblems';
import { desiredStateProblems } from '../kinds/desiredStateProblems';
import { manifestProblem } from '../kinds/manifestProblem';
import type { ManifestProblem } from '../kinds/manifestProblem';
import type { PatchOperation } from '../kinds/manifest';
import type { World } from '../networks/world';
import { asObject, asString, asStringMap, at } from '../values/json';
import type { Step } from './plan';
import { planCreateVlanNetworks } from './planCreateVlanNetworks';

/** An edit that can be carried: the form with what it owns, and what is left by hand. Or why it cannot. */
export type StepEdit =
  | { ok: true; form: CreateDraft; rest: readonly PatchOperation[] }
  | { ok: false; problems: readonly ManifestProblem[]; refusals: readonly Refusal[] };

const refused = (
  problems: readonly ManifestProblem[],
  refusals: readonly Refusal[] = [],
): StepEdit => ({ ok: false, problems, refusals });

const parsed = (text: string): { value: unknown } | { error: string } => {
  try {
    const value: unknown = parse(text);
    return { value };
  } catch (error) {
    return { error: error instanceof Error ? error.message : '' };
  }
};

/** The parts that say which object it is: another one would be written than the one that the plan waits for and takes back. */
const identityOf = (manifest: unknown): string =>
  JSON.stringify([
    at(manifest, 'apiVersion'),
    at(manifest, 'kind'),
    at(manifest, 'metadata', 'name'),
    at(manifest, 'metadata', 'namespace') ?? '',
    asStringMap(at(manifest, 'metadata', 'labels'))['app.kubernetes.io/managed-by'] ?? '',
  ]);

/** Why an edited manifest must not be written; the rules are those that everything we write keeps. */
const problemsOf = (step: Step, manifest: unknown, world: World): readonly ManifestProblem[] => {
  if (step.write.type !== 'create' || identityOf(manifest) !== identityOf(step.write.manifest)) {
    return [manifestProblem('edit-identity', { name: step.name })];
  }
  if (step.kind === 'nad') {
    return attachmentConfigProblems(asString(at(manifest, 'spec', 'config')) ?? '', step);
  }
  const nodes = selectedNodes(world, asStringMap(at(manifest, 'spec', 'nodeSelector')));
  const states = (nodes.known ? nodes.value : []).flatMap(
    (node) => world.inventory.get('nns', node) ?? [],
  );
  return [
    ...(nodes.known && nodes.value.length === 0 ? [manifestProblem('edit-no-node')] : []),
    ...desiredStateProblems(at(manifest, 'spec', 'desiredState'), states),
  ];
};

const sameConfig = (a: string | undefined, b: string | undefined): boolean => {
  try {
    return createPatch(JSON.parse(a ?? ''), JSON.parse(b ?? '')).length === 0;
  } catch {
    return false;
  }
};

/** Blanks and the order of keys in a NAD's configuration are nothing that a person meant to change. */
const settled = (edited: unknown, base: unknown): unknown => {
  const config = asString(at(base, 'spec', 'config'));
  if (config === undefined || !sameConfig(asString(at(edited, 'spec', 'config')), config)) {
    return edited;
  }
  return { ...asObject(edited), spec: { ...asObject(at(edited, 'spec')), config } };
};

/**
 * Reads the YAML that a person made of a step's manifest. What the form owns flows back into it; the rest is carried to the object. Refused:
 * what would make another object of it, and whatever breaks a rule of our own manifests, because no schema would. Import it lazily: it needs
 * the YAML library.
 */
export const editStep = (step: Step, text: string, form: CreateDraft, world: World): StepEdit => {
  const read = parsed(text);
  if ('error' in read) return refused([manifestProblem('edit-not-yaml', { detail: read.error })]);
  const problems = problemsOf(step, read.value, world);
  if (problems.length > 0) return refused(problems);
  const next = draftWith(form, step.kind === 'nad' ? 'nad' : 'nncp', read.value);
  const { intent, refusals } = validateCreateDraft(next, world);
  const base =
    intent && planCreateVlanNetworks(intent, world).steps.find(({ id }) => id === step.id)?.write;
  if (base?.type !== 'create') {
    return refused(
      [],
      refusals.filter(({ severity }) => severity === 'refusal'),
    );
  }
  const rest = createPatch(base.manifest, settled(read.value, base.manifest));
  return {
    ok: true,
    form: next,
    rest: rest.flatMap((operation): PatchOperation[] => {
      const { op, path } = operation;
      if (op === 'remove') return [{ op, path }];
      return op === 'add' || op === 'replace' ? [{ op, path, value: operation.value }] : [];
    }),
  };
};
