import { Button, EmptyState, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { TopologyIcon } from '@patternfly/react-icons';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { createPath } from '../../components/paths/pagePaths';
import { useWords } from '../../ui/useWords';

interface Props {
  /** Whether filters are what leaves nothing. */
  filtered: boolean;
  onClear: () => void;
}

/** Instead of a picture without cards: why there are none, and what to do. */
export const NothingDrawn = ({ filtered, onClear }: Props): ReactElement => {
  const say = useWords();
  return (
    <EmptyState
      headingLevel="h2"
      icon={TopologyIcon}
      titleText={say(filtered ? 'topology.filteredTitle' : 'topology.emptyTitle')}
    >
      <EmptyStateBody>
        {say(filtered ? 'topology.filteredBody' : 'topology.emptyBody')}
      </EmptyStateBody>
      <EmptyStateFooter>
        {filtered ? (
          <Button variant="link" onClick={onClear}>
            {say('topology.filter.clear')}
          </Button>
        ) : (
          <Link to={createPath}>{say('shell.create')}</Link>
        )}
      </EmptyStateFooter>
    </EmptyState>
  );
};
