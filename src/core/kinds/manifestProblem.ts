import type { AttachmentConfigProblemCode } from './attachmentConfigProblems';
import type { DesiredStateProblemCode } from './desiredStateProblems';

/** Why a manifest must not be written, although the API server would accept it. Data only; the words have a sentence for each code. */
export interface ManifestProblem<
  Code extends string = AttachmentConfigProblemCode | DesiredStateProblemCode,
> {
  code: Code;
  params: Readonly<Record<string, string | number>>;
}

export const manifestProblem = <Code extends string>(
  code: Code,
  params: ManifestProblem['params'] = {},
): ManifestProblem<Code> => ({ code, params });
