import { ActionList, ActionListItem, Alert, Button, TextArea } from '@patternfly/react-core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useWords } from '../../ui/useWords';

/** The YAML of one manifest to be changed; it is left only with a text that may be written, or without a change. */
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
      <TextArea
        aria-label={label}
        className="vlan-networks-yaml"
        value={text}
        rows={Math.min(30, text.split('\n').length + 1)}
        spellCheck={false}
        resizeOrientation="vertical"
        validated={problems.length > 0 ? 'error' : 'default'}
        onChange={(_, typed) => setText(typed)}
      />
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
