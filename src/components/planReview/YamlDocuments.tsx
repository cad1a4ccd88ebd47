import {
  CodeBlock,
  CodeBlockAction,
  CodeBlockCode,
  ExpandableSection,
} from '@patternfly/react-core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Step } from '../../core/plan/plan';
import { CopyButton } from '../../ui/CopyButton';
import { useWords } from '../../ui/useWords';
import { stepTitle } from '../../words/stepTitle';

const YamlDocument = ({ step, yaml }: { step: Step; yaml: string }): ReactElement => {
  const say = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <ExpandableSection
      toggleText={say('review.showYaml', { name: stepTitle(step, say) })}
      isExpanded={isOpen}
      onToggle={(_, open) => setOpen(open)}
    >
      <CodeBlock
        actions={
          <CodeBlockAction>
            <CopyButton text={yaml} label={say('review.copy')} copied={say('review.copied')} />
          </CodeBlockAction>
        }
      >
        <CodeBlockCode>{yaml}</CodeBlockCode>
      </CodeBlock>
    </ExpandableSection>
  );
};

/** Each write of a plan as YAML, folded away until asked for. */
export const YamlDocuments = ({
  steps,
  yamls,
}: {
  steps: readonly Step[];
  /** By the index of the step. */
  yamls: readonly string[];
}): ReactElement => (
  <div>
    {steps.map((step, index) => (
      <YamlDocument key={step.id} step={step} yaml={yamls[index] ?? ''} />
    ))}
  </div>
);
