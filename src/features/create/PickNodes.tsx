import { Button, Checkbox, FormGroup, Radio, SearchInput } from '@patternfly/react-core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { MOST_BY_NAME } from '../../core/intents/validateNodes';
import { compareNames } from '../../core/values/compareNames';
import { FieldMessage } from '../../ui/FieldMessage';
import { useWords } from '../../ui/useWords';
import { WindowedList } from '../../ui/WindowedList';
import type { PhysicalProps } from './physicalProps';

/** More node sets than these would be no choice; the rest is found by name. */
const MOST_SETS = 8;

/** Nodes picked one by one or by the sets that are configured alike, and how policies then select them. */
export const PickNodes = ({
  physical,
  options,
  onChange,
  onTouched,
  wordsOf,
}: PhysicalProps): ReactElement => {
  const say = useWords();
  const [find, setFind] = useState('');
  const { pickedNodes, pickedBy } = physical;
  const picked = new Set(pickedNodes);
  const gone = pickedNodes.filter((name) => !options.nodes.includes(name));
  const shown = options.nodes.filter((name) => name.includes(find.trim().toLowerCase()));
  const pick = (nodes: Iterable<string>): void => {
    onTouched('nodeSelector');
    onChange({ pickedNodes: [...new Set(nodes)].sort(compareNames) });
  };
  return (
    <>
      <FormGroup role="group" label={say('create.pick')} fieldId="create-pick">
        <div className="vlan-networks-namespace-tools">
          <SearchInput
            aria-label={say('create.findNode')}
            placeholder={say('create.findNode')}
            value={find}
            onChange={(_, text) => setFind(text)}
            onClear={() => setFind('')}
          />
          {options.nodeSets.slice(0, MOST_SETS).map(([first = '', ...rest]) => (
            <Button
              key={first}
              variant="link"
              isInline
              onClick={() => pick([...pickedNodes, first, ...rest])}
            >
              {rest.length === 0
                ? say('create.pickOne', { node: first })
                : say('create.pickSet', { node: first, count: rest.length })}
            </Button>
          ))}
        </div>
        <WindowedList label={say('create.pick')} rows={[...gone, ...shown]} keyOf={(name) => name}>
          {(name) => (
            <Checkbox
              id={`node-${name}`}
              label={gone.includes(name) ? say('create.nodeGone', { node: name }) : name}
              isChecked={picked.has(name)}
              onChange={(_, isChecked) =>
                pick(
                  isChecked
                    ? [...pickedNodes, name]
                    : pickedNodes.filter((other) => other !== name),
                )
              }
            />
          )}
        </WindowedList>
        <FieldMessage
          id="create-pick-message"
          hint={say('create.picked', { count: picked.size })}
          {...wordsOf('nodeSelector')}
        />
      </FormGroup>
      <FormGroup role="radiogroup" label={say('create.pickedBy')} fieldId="create-picked-by">
        <Radio
          id="create-picked-by-label"
          name="picked-by"
          label={say('create.pickedByLabel')}
          description={say('create.pickedByLabelBody')}
          isChecked={pickedBy === 'label'}
          onChange={() => onChange({ pickedBy: 'label' })}
        />
        <Radio
          id="create-picked-by-hostname"
          name="picked-by"
          label={say('create.pickedByName')}
          description={say('create.pickedByNameBody', { limit: MOST_BY_NAME })}
          isChecked={pickedBy === 'hostname'}
          isDisabled={picked.size > MOST_BY_NAME}
          onChange={() => onChange({ pickedBy: 'hostname' })}
        />
      </FormGroup>
    </>
  );
};
