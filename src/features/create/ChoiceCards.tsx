import { Radio } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { PhysicalDraft } from '../../core/intents/createDraft';
import { useWords } from '../../ui/useWords';

const LOCALNETS = [
  { choice: 'existing-localnet', title: 'create.existing', body: 'create.existingBody' },
  { choice: 'new-localnet', title: 'create.new', body: 'create.newBody' },
  { choice: 'new-bridge', title: 'create.newBridge', body: 'create.newBridgeBody' },
] as const;

const LINUX_BRIDGES = [
  { choice: 'existing-linux-bridge', title: 'create.linux', body: 'create.linuxBody' },
  { choice: 'new-linux-bridge', title: 'create.newLinux', body: 'create.newLinuxBody' },
] as const;

/** The ways a VLAN can reach the nodes, as cards of which one is chosen. */
export const ChoiceCards = ({
  choice,
  onChoice,
}: {
  choice: PhysicalDraft['choice'];
  onChoice: (choice: PhysicalDraft['choice']) => void;
}): ReactElement => {
  const say = useWords();
  const choices = choice.endsWith('linux-bridge') ? LINUX_BRIDGES : LOCALNETS;
  return (
    <div role="radiogroup" aria-label={say('create.choice')} className="vlan-networks-choices">
      {choices.map(({ choice: value, title, body }) => (
        <Radio
          key={value}
          id={`choose-${value}`}
          name="physical-choice"
          className={
            choice === value
              ? 'vlan-networks-choice vlan-networks-choice-chosen'
              : 'vlan-networks-choice'
          }
          label={say(title)}
          aria-describedby={`choose-${value}-body`}
          description={<span id={`choose-${value}-body`}>{say(body)}</span>}
          isChecked={choice === value}
          onChange={() => onChoice(value)}
        />
      ))}
    </div>
  );
};
