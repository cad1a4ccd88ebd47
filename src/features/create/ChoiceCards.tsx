import { Card, CardBody, CardHeader, CardTitle, Gallery } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { PhysicalDraft } from '../../core/intents/createDraft';
import { useWords } from '../../ui/useWords';

const CHOICES = [
  { choice: 'existing-localnet', title: 'create.existing', body: 'create.existingBody' },
  { choice: 'new-localnet', title: 'create.new', body: 'create.newBody' },
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
  return (
    <Gallery
      hasGutter
      minWidths={{ default: '16rem' }}
      role="radiogroup"
      aria-label={say('create.choice')}
    >
      {CHOICES.map(({ choice: value, title, body }) => (
        <Card
          key={value}
          id={`choice-${value}`}
          isSelectable
          isCompact
          isSelected={choice === value}
        >
          <CardHeader
            selectableActions={{
              selectableActionId: `choose-${value}`,
              selectableActionAriaLabelledby: `choice-${value}-title`,
              name: 'physical-choice',
              variant: 'single',
              isHidden: false,
              onChange: () => onChoice(value),
            }}
          >
            <CardTitle id={`choice-${value}-title`}>{say(title)}</CardTitle>
          </CardHeader>
          <CardBody>{say(body)}</CardBody>
        </Card>
      ))}
    </Gallery>
  );
};
