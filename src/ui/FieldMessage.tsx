import { FormHelperText, HelperText, HelperTextItem } from '@patternfly/react-core';
import type { ReactElement } from 'react';

/** The sentence under a field: why it is refused, what to look at, or what it is for. `id` is what the field is described by. */
export const FieldMessage = ({
  id,
  refusal,
  warnings = [],
  hint,
}: {
  id: string;
  refusal?: string | undefined;
  warnings?: readonly string[];
  hint?: string | undefined;
}): ReactElement => (
  <FormHelperText>
    <HelperText id={id} aria-live="polite">
      {refusal !== undefined && <HelperTextItem variant="error">{refusal}</HelperTextItem>}
      {warnings.map((warning) => (
        <HelperTextItem key={warning} variant="warning">
          {warning}
        </HelperTextItem>
      ))}
      {refusal === undefined && hint !== undefined && <HelperTextItem>{hint}</HelperTextItem>}
    </HelperText>
  </FormHelperText>
);
