import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
} from '@patternfly/react-core';
import { NetworkIcon, QuestionCircleIcon, SearchIcon } from '@patternfly/react-icons';
import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { createPath } from '../../components/paths/pagePaths';
import type { UnknownReason } from '../../core/inventory/loadState';
import { useWords } from '../../ui/useWords';
import { sayUnknown } from '../../words/sayUnknown';

/** What stands in the place of the table where there is no row: why, and what to do. */
export const NoNetworks = ({
  unread,
  needsProject,
}: {
  unread: UnknownReason | undefined;
  needsProject: boolean;
}): ReactElement => {
  const say = useWords();
  const navigate = useNavigate();
  if (needsProject) {
    return (
      <EmptyState titleText={say('shell.chooseProject')} headingLevel="h2" icon={NetworkIcon}>
        <EmptyStateBody>{say('shell.chooseProjectBody')}</EmptyStateBody>
      </EmptyState>
    );
  }
  if (unread !== undefined) {
    return (
      <EmptyState
        titleText={say('networks.unreadTitle')}
        headingLevel="h2"
        icon={QuestionCircleIcon}
      >
        <EmptyStateBody>{sayUnknown(say, unread)}</EmptyStateBody>
      </EmptyState>
    );
  }
  return (
    <EmptyState titleText={say('networks.emptyTitle')} headingLevel="h2" icon={NetworkIcon}>
      <EmptyStateBody>{say('networks.emptyBody')}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button onClick={() => void navigate(createPath)}>{say('shell.create')}</Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
};

/** What stands under the table where the filters leave no row. */
export const NoMatch = ({ onClear }: { onClear: () => void }): ReactElement => {
  const say = useWords();
  return (
    <EmptyState
      titleText={say('networks.noMatchTitle')}
      headingLevel="h2"
      icon={SearchIcon}
      variant="sm"
    >
      <EmptyStateBody>{say('networks.noMatchBody')}</EmptyStateBody>
      <EmptyStateFooter>
        <Button variant="link" onClick={onClear}>
          {say('networks.clearFilters')}
        </Button>
      </EmptyStateFooter>
    </EmptyState>
  );
};
