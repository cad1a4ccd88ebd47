import { Alert, AlertGroup, PageSection } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../ui/useWords';
import { sayKind, sayUnknown } from '../../words/sayUnknown';
import type { Reading } from './readingOf';

const INSTALL_PATH = '/catalog?catalogType=operator&keyword=nmstate';

/** RFC 3339 as the browser writes times of today. */
const timeOf = (moment: string): string => {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? moment : date.toLocaleTimeString();
};

/** What is missing, unread or out of date, each with what it means and what to do. */
export const NoticeList = ({ reading }: { reading: Reading }): ReactElement => {
  const say = useWords();
  const { stale, unchecked, unread, noNmstate, noKubevirt, scope, project } = reading;
  return (
    <PageSection hasBodyWrapper={false}>
      <AlertGroup>
        {stale !== undefined && (
          <Alert isInline variant="warning" title={say('shell.staleTitle')}>
            {say('shell.staleBody', {
              kinds: stale.kinds.map((kind) => sayKind(say, kind)).join(', '),
              time: timeOf(stale.since),
            })}
          </Alert>
        )}
        {unchecked !== undefined && (
          <Alert isInline variant="warning" title={say('shell.uncheckedTitle')}>
            {sayUnknown(say, unchecked)}
          </Alert>
        )}
        {noNmstate && (
          <Alert
            isInline
            variant="warning"
            title={say('shell.noNmstateTitle')}
            actionLinks={<Link to={INSTALL_PATH}>{say('shell.installOperator')}</Link>}
          >
            {say('shell.noNmstateBody')}
          </Alert>
        )}
        {noKubevirt && (
          <Alert isInline variant="info" title={say('shell.noKubevirtTitle')}>
            {say('shell.noKubevirtBody')}
          </Alert>
        )}
        {unread.length > 0 && (
          <Alert
            isInline
            isExpandable
            variant="info"
            title={say('shell.unreadTitle')}
            toggleAriaLabel={say('shell.detailsOf', { title: say('shell.unreadTitle') })}
          >
            {scope === 'project' && <p>{say('shell.projectTitle', { project })}</p>}
            <ul>
              {unread.map((reason) => (
                <li key={reason.kind}>{sayUnknown(say, reason)}</li>
              ))}
            </ul>
          </Alert>
        )}
      </AlertGroup>
    </PageSection>
  );
};
