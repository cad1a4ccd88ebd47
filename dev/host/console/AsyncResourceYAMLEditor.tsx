import { ActionList, Button, Title } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { stringify } from 'yaml';
import { AsyncCodeEditor } from './AsyncCodeEditor';

/** The console's YAML page for one object, as a text area with its Save button. */
export function AsyncResourceYAMLEditor({
  initialResource,
  header,
  onSave,
  onChange,
  readOnly = false,
  hideHeader = false,
}: {
  initialResource: unknown;
  header?: string;
  onSave?: (content: string) => void;
  onChange?: (content: string) => void;
  readOnly?: boolean;
  hideHeader?: boolean;
  create?: boolean;
}): ReactElement {
  const [content, setContent] = useState(() =>
    typeof initialResource === 'string' ? initialResource : stringify(initialResource),
  );
  const save =
    onSave &&
    (() => {
      onSave(content);
    });
  return (
    <>
      {!hideHeader && header !== undefined && <Title headingLevel="h2">{header}</Title>}
      <AsyncCodeEditor
        value={content}
        isReadOnly={readOnly}
        onChange={(text) => {
          setContent(text);
          onChange?.(text);
        }}
        {...(save && { onSave: save })}
      />
      {save && !readOnly && (
        <ActionList>
          <Button onClick={save}>Save</Button>
        </ActionList>
      )}
    </>
  );
}
