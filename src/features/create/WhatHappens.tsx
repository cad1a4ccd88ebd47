import { Hint, HintBody } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { PhysicalDraft } from '../../core/intents/createDraft';
import { useWords } from '../../ui/useWords';
import type { NodeOutlook } from './nodeOutlook';

/** The blast radius in words, before anything is written. */
export const WhatHappens = ({
  physical,
  rows,
}: {
  physical: PhysicalDraft;
  rows: readonly NodeOutlook[];
}): ReactElement => {
  const say = useWords();
  const { choice, localnet, bridge, maxUnavailable } = physical;
  const count = rows.filter(({ after }) => after === 'gets').length;
  const text = (): string => {
    if (choice === 'existing-localnet')
      return localnet === '' ? '' : say('create.happensExisting', { localnet });
    return count === 0 || localnet === ''
      ? say('create.happensPending')
      : say('create.happensNew', { count, localnet, bridge });
  };
  const limit = maxUnavailable.trim();
  return (
    <Hint>
      <HintBody aria-live="polite">
        <strong>{say('create.whatHappens')}</strong> {text()}{' '}
        {choice === 'new-localnet' &&
          /^[1-9]\d*$/.test(limit) &&
          say('create.failureStops', { limit })}
      </HintBody>
    </Hint>
  );
};
