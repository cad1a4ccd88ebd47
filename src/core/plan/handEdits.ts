import { applyOperations } from '../kinds/applyOperations';
import type { Manifest, PatchOperation } from '../kinds/manifest';
import { asObject, asString, at } from '../values/json';
import type { Plan, Step } from './plan';

/** What a person changed in manifests beyond what the form owns, by the id of the step. */
export type HandEdits = Readonly<Record<string, readonly PatchOperation[]>>;

const isManifest = (value: unknown): value is Manifest =>
  asString(at(value, 'kind')) !== undefined &&
  asString(at(value, 'apiVersion')) !== undefined &&
  asObject(at(value, 'metadata')) !== undefined;

/** A plan whose manifests carry the edits; `dropped` are steps whose edit does not fit the manifest any more. */
export interface EditedPlan {
  plan: Plan;
  edited: readonly string[];
  dropped: readonly string[];
}

export const withHandEdits = (plan: Plan, edits: HandEdits): EditedPlan => {
  const edited: string[] = [];
  const dropped: string[] = [];
  const steps = plan.steps.map((step): Step => {
    const operations = edits[step.id];
    if (operations === undefined || step.write.type !== 'create') return step;
    const result = applyOperations(step.write.manifest, operations);
    if (!result.ok || !isManifest(result.value)) {
      dropped.push(step.id);
      return step;
    }
    edited.push(step.id);
    return { ...step, write: { type: 'create', manifest: result.value } };
  });
  return { plan: { ...plan, steps }, edited, dropped };
};
