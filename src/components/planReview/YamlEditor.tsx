import { CodeEditor } from '@openshift-console/dynamic-plugin-sdk';
import { ActionList, ActionListItem, Alert, Button, Skeleton } from '@patternfly/react-core';
import { Suspense, useState } from 'react';
import type { ReactElement } from 'react';
import { useWords } from '../../ui/useWords';

/** The YAML of one manifest in the console's own editor; it is left only with a text that may be written, or without a change. */
export const YamlEditor = ({
  yaml,
  label,
  onSave,
  onClose,
}: {
  yaml: string;
  /** What is edited, for a screen reader. */
  label: string;
  /** What speaks against the text; empty: it was taken over. */
  onSave: (text: string) => Promise<readonly string[]>;
  onClose: () => void;
}): ReactElement => {
  const say = useWords();
  const [text, setText] = useState(yaml);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const save = (): void => {
    void onSave(text).then((found) => {
      setProblems(found);
      if (found.length === 0) onClose();
    });
  };
  return (
    <div className="vlan-networks-stack">
      <div role="group" aria-label={label}>
        <Suspense fallback={<Skeleton height="20rem" screenreaderText={say('review.preparing')} />}>
          <CodeEditor
            value={text}
            language="yaml"
            minHeight="20rem"
            onChange={(typed: string) => setText(typed)}
            onSave={save}
          />
        </Suspense>
      </div>
      {problems.length > 0 && (
        <Alert isInline variant="danger" title={say('review.editRefused')} aria-live="polite">
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Alert>
      )}
      <ActionList>
        <ActionListItem>
          <Button variant="secondary" onClick={save}>
            {say('review.editSave')}
          </Button>
        </ActionListItem>
        <ActionListItem>
          <Button variant="link" onClick={onClose}>
            {say('review.editCancel')}
          </Button>
        </ActionListItem>
      </ActionList>
    </div>
  );
};
