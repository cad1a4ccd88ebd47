import { FormGroup, TextInput } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { FieldMessage } from './FieldMessage';

export interface TextFieldProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  /** Told to assistive technology. No asterisk: the hint of a field says when it may stay empty. */
  isRequired?: boolean;
  isDisabled?: boolean;
  placeholder?: string;
  refusal?: string | undefined;
  warnings?: readonly string[];
  hint?: string;
  /** `numeric` brings up the digits on a touch keyboard; the field stays a text field, so that nothing typed is thrown away. */
  inputMode?: 'text' | 'numeric';
}

/** A text field with its label, its hint and the sentence that says what is wrong with what was typed. */
export const TextField = ({
  id,
  label,
  value,
  onChange,
  onBlur,
  isRequired = false,
  isDisabled = false,
  placeholder,
  refusal,
  warnings = [],
  hint,
  inputMode = 'text',
}: TextFieldProps): ReactElement => (
  <FormGroup label={label} fieldId={id}>
    <TextInput
      id={id}
      value={value}
      isRequired={isRequired}
      isDisabled={isDisabled}
      inputMode={inputMode}
      autoComplete="off"
      spellCheck={false}
      validated={refusal !== undefined ? 'error' : warnings.length > 0 ? 'warning' : 'default'}
      aria-describedby={`${id}-message`}
      onChange={(_, text) => onChange(text)}
      {...(onBlur !== undefined && { onBlur })}
      {...(placeholder !== undefined && { placeholder })}
    />
    <FieldMessage id={`${id}-message`} refusal={refusal} warnings={warnings} hint={hint} />
  </FormGroup>
);
