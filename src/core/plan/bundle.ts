import { stringify } from 'yaml';
import { kindRegistry } from '../kinds/kindRegistry';
import type { PatchOperation } from '../kinds/manifest';
import type { Plan, Step } from './plan';

const yamlText = (value: unknown): string => stringify(value, { lineWidth: 0, singleQuote: true });

/** A text as one word for a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const targetOf = ({ kind, namespace, name }: Step): string => {
  const { plural, group } = kindRegistry[kind].gvk;
  const resource = group === '' ? plural : `${plural}.${group}`;
  return [resource, name, ...(namespace === '' ? [] : ['-n', namespace])].join(' ');
};

const comment = (text: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `# ${line}`.trimEnd())
    .join('\n');

const patchComment = (step: Step, operations: readonly PatchOperation[]): string => {
  const command = `kubectl patch ${targetOf(step)} --type=json -p ${quoted(JSON.stringify(operations))}`;
  return `${comment(`${command}\n${yamlText(operations)}`)}\n`;
};

/** One step as YAML: the manifest of what is created; a patch or a deletion as the command that does it, in a comment. */
export const yamlOfStep = (step: Step): string => {
  const { write } = step;
  switch (write.type) {
    case 'create':
      return yamlText(write.manifest);
    case 'patch':
      return patchComment(step, write.operations);
    case 'delete':
      return `${comment(`kubectl delete ${targetOf(step)}`)}\n`;
  }
};

/**
 * The plan as one YAML file in the order of writing, for Git or for someone who has the rights. Applying the file creates what the plan
 * creates; what the plan changes in objects that exist stands as commands in comments, because a patch is no manifest. Import this module
 * lazily: it is the only one of the plan that needs the YAML library.
 */
export const yamlOf = ({ steps }: Plan): string => steps.map(yamlOfStep).join('---\n');
