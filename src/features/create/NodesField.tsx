import { FormGroup, FormSelect, FormSelectOption } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { PhysicalDraft } from '../../core/intents/createDraft';
import { FieldMessage } from '../../ui/FieldMessage';
import { TextField } from '../../ui/TextField';
import { useWords } from '../../ui/useWords';
import type { FieldWords } from './fieldWords';
import type { NodesOption } from './physicalOptions';

const OTHER = '*';
const HAND = '**';

/** Which nodes get it: one of the labels that divide them, every node, a label of the person's own, or nodes picked by hand. */
export const NodesField = ({
  nodesBy,
  selector,
  options,
  onChange,
  onTouched,
  words,
}: Pick<PhysicalDraft, 'nodesBy'> & {
  selector: string;
  options: readonly NodesOption[];
  onChange: (change: Pick<Partial<PhysicalDraft>, 'nodesBy' | 'nodeSelector'>) => void;
  onTouched: () => void;
  words: FieldWords;
}): ReactElement => {
  const say = useWords();
  const isOffered = options.some((option) => option.selector === selector);
  const isByHand = nodesBy === 'hand';
  const isTyped = nodesBy === 'typed' || (nodesBy === 'label' && !isOffered);
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
          value={isByHand ? HAND : isTyped ? OTHER : selector}
          validated={!isTyped && !isByHand && words.refusal !== undefined ? 'error' : 'default'}
          aria-describedby="create-nodes-message"
          onChange={(_, value) => {
            if (value === HAND) onChange({ nodesBy: 'hand' });
            else if (value === OTHER) onChange({ nodesBy: 'typed' });
            else onChange({ nodesBy: 'label', nodeSelector: value });
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
          <FormSelectOption value={HAND} label={say('create.byHand')} />
        </FormSelect>
        <FieldMessage
          id="create-nodes-message"
          hint={say('create.nodesHint')}
          {...(!isTyped && !isByHand && words)}
        />
      </FormGroup>
      {isTyped && (
        <TextField
          id="create-node-label"
          label={say('create.nodeLabel')}
          value={selector}
          hint={say('create.nodeLabelHint')}
          isRequired
          onChange={(nodeSelector) => onChange({ nodesBy: 'typed', nodeSelector })}
          onBlur={onTouched}
          {...words}
        />
      )}
    </>
  );
};
