import { Alert, Button, Flex, FlexItem, PageSection } from '@patternfly/react-core';
import { lazy, Suspense, useState } from 'react';
import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { hasStoredRun } from '../../cluster/execute/storedRun';
import { useSlice } from '../../cluster/useSlice';
import { createPath } from '../../components/paths/pagePaths';
import type { Intent } from '../../core/intents/intent';
import { leftoversOf } from '../../core/plan/leftovers';
import type { Leftover } from '../../core/plan/leftovers';
import { useWords } from '../../ui/useWords';
import { sayLeftover } from './leftoverWords';
import './leftovers.css';

/** Reviewing and running plans is a lot of code, and most people never need it here. */
const LeftoverRun = lazy(async () => {
  const module = await import('./LeftoverRun');
  return { default: module.LeftoverRun };
});

const sameLeftovers = (a: readonly Leftover[], b: readonly Leftover[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** What is there, each with what can be done about it. */
export const LeftoverList = ({
  leftovers,
  onChoose,
}: {
  leftovers: readonly Leftover[];
  onChoose: (intent: Intent) => void;
}): ReactElement | null => {
  const say = useWords();
  const navigate = useNavigate();
  if (leftovers.length === 0) return null;
  return (
    <PageSection hasBodyWrapper={false}>
      <Alert isInline component="h2" variant="info" title={say('leftovers.title')}>
        <p>{say('leftovers.lead')}</p>
        <ul className="vlan-networks-leftovers" aria-label={say('leftovers.list')}>
          {leftovers.map((leftover) => {
            const { id, type, name, place, complete, remove } = leftover;
            return (
              <li key={id}>
                <Flex gap={{ default: 'gapMd' }} alignItems={{ default: 'alignItemsCenter' }}>
                  <FlexItem flex={{ default: 'flex_1' }}>{sayLeftover(say, leftover)}</FlexItem>
                  {complete !== undefined && (
                    <FlexItem>
                      <Button
                        variant="secondary"
                        size="sm"
                        aria-label={say('leftovers.continueNamed', { name })}
                        onClick={() => {
                          if (complete === 'create-network') {
                            const field = type === 'bridge-unused' ? 'bridge' : 'localnet';
                            const query = new URLSearchParams({ [field]: place }).toString();
                            void navigate(`${createPath}?${query}`);
                          } else onChoose(complete);
                        }}
                      >
                        {say('leftovers.continue')}
                      </Button>
                    </FlexItem>
                  )}
                  <FlexItem>
                    <Button
                      variant="link"
                      size="sm"
                      aria-label={say('leftovers.removeNamed', { name })}
                      onClick={() => onChoose(remove)}
                    >
                      {say('leftovers.remove')}
                    </Button>
                  </FlexItem>
                </Flex>
              </li>
            );
          })}
        </ul>
      </Alert>
    </PageSection>
  );
};

/** Says what earlier runs left behind, and goes on with it or removes it. Nothing when all is finished. */
export const Leftovers = (): ReactElement => {
  const leftovers = useSlice(({ world }) => leftoversOf(world), sameLeftovers);
  const key = useSlice(({ identity }) => identity.key);
  const [intent, setIntent] = useState<Intent>();
  const list = <LeftoverList leftovers={leftovers} onChoose={setIntent} />;
  if (intent === undefined && !hasStoredRun(key)) return list;
  return (
    <Suspense fallback={list}>
      <LeftoverRun intent={intent} onClose={() => setIntent(undefined)}>
        {list}
      </LeftoverRun>
    </Suspense>
  );
};
