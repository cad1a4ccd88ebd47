import { TextArea } from '@patternfly/react-core';
import type { ReactElement } from 'react';

/** The console's code editor as a text area: same value, same callbacks, no colours. */
export function AsyncCodeEditor({
  value = '',
  minHeight = '20rem',
  isReadOnly = false,
  onChange,
  onSave,
}: {
  value?: string;
  language?: string;
  minHeight?: string | number;
  isReadOnly?: boolean;
  onChange?: (value: string, event: unknown) => void;
  onSave?: () => void;
}): ReactElement {
  return (
    <TextArea
      aria-label="Code editor"
      className="host-code"
      value={value}
      {...(isReadOnly && { readOnlyVariant: 'default' as const })}
      style={{ minHeight }}
      spellCheck={false}
      onChange={(event, text) => onChange?.(text, event)}
      onKeyDown={(event) => {
        if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          onSave?.();
        }
      }}
    />
  );
}
