import { ClipboardCopyButton } from '@patternfly/react-core';
import { useId, useState } from 'react';
import type { ReactElement } from 'react';

/** Copies a text and says so. */
export const CopyButton = ({
  text,
  label,
  copied,
}: {
  text: string;
  label: string;
  copied: string;
}): ReactElement => {
  const id = useId();
  const [done, setDone] = useState(false);
  return (
    <ClipboardCopyButton
      id={`${id}-copy`}
      aria-label={label}
      variant="plain"
      exitDelay={done ? 1500 : 600}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setDone(true))}
      onTooltipHidden={() => setDone(false)}
    >
      {done ? copied : label}
    </ClipboardCopyButton>
  );
};
