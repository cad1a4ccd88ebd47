import { FormGroup, FormSelect, FormSelectOption } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { FieldMessage } from '../../ui/FieldMessage';
import type { FieldWords } from './fieldWords';

/** A choice of one among a few, with its label, its hint and what is wrong with it. */
export const SelectField = ({
  id,
  label,
  value,
  options,
  placeholder,
  hint,
  words,
  onChange,
  onBlur,
}: {
  id: string;
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  /** Stands for the empty value. */
  placeholder?: string;
  hint?: string;
  words?: FieldWords;
  onChange: (value: string) => void;
  onBlur?: () => void;
}): ReactElement => (
  <FormGroup label={label} fieldId={id}>
    <FormSelect
      id={id}
      value={value}
      validated={words?.refusal === undefined ? 'default' : 'error'}
      aria-describedby={`${id}-message`}
      onChange={(_, chosen) => onChange(chosen)}
      {...(onBlur !== undefined && { onBlur })}
    >
      {placeholder !== undefined && <FormSelectOption value="" isPlaceholder label={placeholder} />}
      {options.map((option) => (
        <FormSelectOption key={option.value} {...option} />
      ))}
    </FormSelect>
    <FieldMessage id={`${id}-message`} hint={hint} {...words} />
  </FormGroup>
);
