import {
  Button,
  CodeBlock,
  CodeBlockAction,
  CodeBlockCode,
  ExpandableSection,
  Label,
} from '@patternfly/react-core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Step } from '../../core/plan/plan';
import { CopyButton } from '../../ui/CopyButton';
import { useWords } from '../../ui/useWords';
import { stepTitle } from '../../words/stepTitle';
import { YamlEditor } from './YamlEditor';

interface Editing {
  onEdit: ((step: Step, yaml: string) => Promise<readonly string[]>) | undefined;
  onReset: ((step: Step) => void) | undefined;
}

const YamlDocument = ({
  step,
  yaml,
  isEdited,
  onEdit,
  onReset,
}: Editing & { step: Step; yaml: string; isEdited: boolean }): ReactElement => {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  const [isEditing, setEditing] = useState(false);
  const name = stepTitle(step, say);
  const mayEdit = onEdit !== undefined && step.write.type === 'create';
  return (
    <ExpandableSection
      toggleText={say('review.showYaml', { name })}
      isExpanded={isOpen}
      onToggle={(_, open) => setOpen(open)}
    >
      {isEdited && (
        <p>
          <Label isCompact status="info" variant="outline">
            {say('review.edited')}
          </Label>{' '}
          <Button variant="link" isInline onClick={() => onReset?.(step)}>
            {say('review.editReset')}
          </Button>
        </p>
      )}
      {isEditing && onEdit !== undefined ? (
        <YamlEditor
          yaml={yaml}
          label={say('review.editYaml', { name })}
          onSave={async (text) => onEdit(step, text)}
          onClose={() => setEditing(false)}
        />
      ) : (
        <CodeBlock
          actions={
            <CodeBlockAction>
              <CopyButton text={yaml} label={say('review.copy')} copied={say('review.copied')} />
              {mayEdit && (
                <Button variant="link" onClick={() => setEditing(true)}>
                  {say('review.edit')}
                </Button>
              )}
            </CodeBlockAction>
          }
        >
          <CodeBlockCode>{yaml}</CodeBlockCode>
        </CodeBlock>
      )}
    </ExpandableSection>
  );
};

/** Each write of a plan as YAML, folded away until asked for; what is created can be edited where the page takes edits. */
export const YamlDocuments = ({
  steps,
  yamls,
  edited,
  onEdit,
  onReset,
}: Editing & {
  steps: readonly Step[];
  /** By the index of the step. */
  yamls: readonly string[];
  /** Ids of steps that were edited by hand. */
  edited: readonly string[];
}): ReactElement => (
  <div>
    {steps.map((step, index) => (
      <YamlDocument
        key={step.id}
        step={step}
        yaml={yamls[index] ?? ''}
        isEdited={edited.includes(step.id)}
        onEdit={onEdit}
        onReset={onReset}
      />
    ))}
  </div>
);
