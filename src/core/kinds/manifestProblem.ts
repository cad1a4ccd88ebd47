import type { AttachmentConfigProblemCode } from './attachmentConfigProblems';
import type { DesiredStateProblemCode } from './desiredStateProblems';

/** What is wrong with a manifest that a person edited, before its rules are looked at. */
export type EditProblemCode = 'edit-not-yaml' | 'edit-identity' | 'edit-no-node';

/** Why a manifest must not be written, although the API server would accept it. Data only; the words have a sentence for each code. */
export interface ManifestProblem<
  Code extends string = AttachmentConfigProblemCode | DesiredStateProblemCode | EditProblemCode,
> {
  code: Code;
  params: Readonly<Record<string, string | number>>;
}

export const manifestProblem = <Code extends string>(
  code: Code,
  params: ManifestProblem['params'] = {},
): ManifestProblem<Code> => ({ code, params });
