import { Checkbox, Content, Form, FormGroup, SearchInput } from '@patternfly/react-core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { FieldMessage } from '../../ui/FieldMessage';
import { TextField } from '../../ui/TextField';
import { useWords } from '../../ui/useWords';
import { sayUnknown } from '../../words/sayUnknown';
import type { FieldWords } from './fieldWords';
import type { NamespaceOption, NamespaceOptions } from './namespaceOptions';

interface Props {
  chosen: readonly string[];
  options: NamespaceOptions;
  onChange: (namespaces: readonly string[]) => void;
  onTouched: () => void;
  words: FieldWords;
}

const TypedNamespaces = ({ chosen, options, onChange, onTouched, words }: Props): ReactElement => {
  const say = useWords();
  const [text, setText] = useState(chosen.join(' '));
  const reason = options.unread === undefined ? '' : sayUnknown(say, options.unread);
  return (
    <TextField
      id="create-namespaces"
      label={say('create.namespaces')}
      value={text}
      isRequired
      hint={`${say('create.namespacesUnread', { reason })} ${say('create.typeNamespaces')}`}
      onChange={(typed) => {
        setText(typed);
        onChange(typed.split(/[\s,]+/).filter((name) => name !== ''));
      }}
      onBlur={onTouched}
      {...words}
    />
  );
};

const NamespaceBox = ({
  option: { name, vms, isShared },
  isChosen,
  onChosen,
}: {
  option: NamespaceOption;
  isChosen: boolean;
  onChosen: (isChosen: boolean) => void;
}): ReactElement => {
  const say = useWords();
  const facts = [
    ...(vms === undefined || vms === 0 ? [] : [say('create.vmsInIt', { count: vms })]),
    ...(isShared ? [say('create.shared')] : []),
  ];
  return (
    <Checkbox
      id={`namespace-${name}`}
      label={name}
      isChecked={isChosen}
      onChange={(_, checked) => onChosen(checked)}
      {...(facts.length > 0 && {
        'aria-describedby': `namespace-${name}-facts`,
        description: <span id={`namespace-${name}-facts`}>{facts.join(' · ')}</span>,
      })}
    />
  );
};

/** Step 3: the namespaces whose VMs may join, one attachment in each. */
export const NamespacesStep = (props: Props): ReactElement => {
  const say = useWords();
  const { chosen, options, onChange, onTouched, words } = props;
  const [find, setFind] = useState('');
  const [showsPlatform, setShowsPlatform] = useState(false);
  const leaveOut = (namespace: string): void => {
    onTouched();
    onChange(chosen.filter((name) => name !== namespace));
  };
  const gone = chosen.filter((name) => !options.namespaces.some((option) => option.name === name));
  const shown = options.namespaces.filter(
    ({ name, isPlatform }) =>
      name.includes(find.trim().toLowerCase()) &&
      (!isPlatform || showsPlatform || chosen.includes(name)),
  );
  return (
    <Form onSubmit={(event) => event.preventDefault()}>
      <Content>
        <h2>{say('create.namespacesQuestion')}</h2>
        <p>{say('create.namespacesLead')}</p>
      </Content>
      {options.unread !== undefined ? (
        <TypedNamespaces {...props} />
      ) : (
        <FormGroup role="group" label={say('create.namespaces')} fieldId="create-namespaces">
          <div className="vlan-networks-namespace-tools">
            <SearchInput
              aria-label={say('create.findNamespace')}
              placeholder={say('create.findNamespace')}
              value={find}
              onChange={(_, text) => setFind(text)}
              onClear={() => setFind('')}
            />
            <Checkbox
              id="create-platform"
              label={say('create.platformNamespaces')}
              isChecked={showsPlatform}
              onChange={(_, checked) => setShowsPlatform(checked)}
            />
          </div>
          <div className="vlan-networks-namespaces">
            {gone.map((name) => (
              <Checkbox
                key={name}
                id={`namespace-${name}`}
                label={name}
                isChecked
                onChange={() => leaveOut(name)}
                aria-describedby={`namespace-${name}-facts`}
                description={
                  <span id={`namespace-${name}-facts`}>{say('create.namespaceGone')}</span>
                }
              />
            ))}
            {shown.map((option) => (
              <NamespaceBox
                key={option.name}
                option={option}
                isChosen={chosen.includes(option.name)}
                onChosen={(isChosen) => {
                  if (!isChosen) {
                    leaveOut(option.name);
                    return;
                  }
                  onTouched();
                  onChange([...chosen, option.name]);
                }}
              />
            ))}
            {shown.length === 0 && <p>{say('create.noNamespace')}</p>}
          </div>
          <FieldMessage
            id="create-namespaces-message"
            hint={say('create.chosen', { count: chosen.length })}
            {...words}
          />
        </FormGroup>
      )}
    </Form>
  );
};
