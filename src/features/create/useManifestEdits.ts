import { useClusterStore } from '../../cluster/useClusterStore';
import type { HandEdits } from '../../core/plan/handEdits';
import type { Step } from '../../core/plan/plan';
import { useWords } from '../../ui/useWords';
import { sayManifestProblem } from '../../words/sayManifestProblem';
import { sayRefusal } from '../../words/sayRefusal';
import type { WizardDraft } from './wizardDraft';

const without = (edits: HandEdits, id: string): HandEdits =>
  Object.fromEntries(Object.entries(edits).filter(([step]) => step !== id));

/** Takes manifests that a person edited over into the draft: what the form owns into the form, the rest beside it. */
export const useManifestEdits = (draft: WizardDraft, onDraft: (draft: WizardDraft) => void) => {
  const say = useWords();
  const store = useClusterStore();
  /** What speaks against the text, in sentences; nothing when it was taken over. */
  const edit = async (step: Step, text: string): Promise<readonly string[]> => {
    const { editStep } = await import('../../core/plan/editStep');
    const result = editStep(step, text, draft.form, store.snapshot().world);
    if (!result.ok) {
      return [
        ...result.problems.map((problem) => sayManifestProblem(problem, say)),
        ...result.refusals.map((refusal) => sayRefusal(refusal, say)),
      ];
    }
    const others = without(draft.edits, step.id);
    const edits = result.rest.length > 0 ? { ...others, [step.id]: result.rest } : others;
    onDraft({ ...draft, form: result.form, edits });
    return [];
  };
  const reset = ({ id }: Step): void => {
    onDraft({ ...draft, edits: without(draft.edits, id) });
  };
  return { edit, reset };
};
