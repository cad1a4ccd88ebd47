import { FormGroup, FormSelect, FormSelectOption } from '@patternfly/react-core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { FieldMessage } from '../../ui/FieldMessage';
import { TextField } from '../../ui/TextField';
import { useWords } from '../../ui/useWords';
import type { FieldWords } from './fieldWords';
import type { NodesOption } from './physicalOptions';

const OTHER = '*';

/** Which nodes get the mapping: one of the labels that divide them, every node, or a label of the person's own. */
export const NodesField = ({
  selector,
  options,
  onChange,
  onTouched,
  words,
}: {
  selector: string;
  options: readonly NodesOption[];
  onChange: (selector: string) => void;
  onTouched: () => void;
  words: FieldWords;
}): ReactElement => {
  const say = useWords();
  const isOffered = options.some((option) => option.selector === selector);
  const [isOther, setOther] = useState(!isOffered);
  const isTyped = isOther || !isOffered;
  const labelOf = ({ selector: text, role, nodes }: NodesOption): string => {
    const count = say('noun.nodes', { count: nodes.length });
    if (text === '') return say('create.everyNode', { nodes: count });
    return role === undefined
      ? say('create.nodesByLabel', { label: text, nodes: count })
      : say('create.nodesByRole', { role, nodes: count });
  };
  return (
    <>
      <FormGroup label={say('create.nodes')} fieldId="create-nodes">
        <FormSelect
          id="create-nodes"
          value={isTyped ? OTHER : selector}
          validated={!isTyped && words.refusal !== undefined ? 'error' : 'default'}
          aria-describedby="create-nodes-message"
          onChange={(_, value) => {
            setOther(value === OTHER);
            if (value !== OTHER) onChange(value);
          }}
        >
          {options.map((option) => (
            <FormSelectOption
              key={option.selector}
              value={option.selector}
              label={labelOf(option)}
            />
          ))}
          <FormSelectOption value={OTHER} label={say('create.otherLabel')} />
        </FormSelect>
        <FieldMessage
          id="create-nodes-message"
          hint={say('create.nodesHint')}
          {...(!isTyped && words)}
        />
      </FormGroup>
      {isTyped && (
        <TextField
          id="create-node-label"
          label={say('create.nodeLabel')}
          value={selector}
          hint={say('create.nodeLabelHint')}
          onChange={onChange}
          onBlur={onTouched}
          {...words}
        />
      )}
    </>
  );
};
