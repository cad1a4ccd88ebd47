import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  PageSection,
  Skeleton,
} from '@patternfly/react-core';
import { SearchIcon } from '@patternfly/react-icons';
import type { ReactElement } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useSlice } from '../../cluster/useSlice';
import { networkIdOfPath } from '../../components/paths/networkIdOfPath';
import { attachPath, networksPath, topologyPath } from '../../components/paths/pagePaths';
import { ReadingNotices } from '../../components/reading/ReadingNotices';
import type { Reading } from '../../components/reading/readingOf';
import { ScopeBar } from '../../components/reading/ScopeBar';
import { useReading } from '../../components/reading/useReading';
import { PageHeading } from '../../ui/PageHeading';
import { useWords } from '../../ui/useWords';
import type { Say } from '../../words/catalogue';
import { sayReach } from '../../words/sayNetworkFacts';
import { sayUnknown } from '../../words/sayUnknown';
import { networkDetails } from './networkDetails';
import type { NetworkDetails } from './networkDetails';
import { NetworkView } from './NetworkView';

const reachText = (say: Say, { network, verdict: { coverage } }: NetworkDetails): string => {
  if (network.type !== 'localnet' && network.type !== 'linux-bridge')
    return say('details.reachNone');
  return sayReach(say, coverage);
};

const subtitleOf = (say: Say, details: NetworkDetails): string => {
  const { vlan } = details.network;
  const reach = reachText(say, details);
  return vlan === undefined
    ? say('details.subtitleUntagged', { reach })
    : say('details.subtitleTagged', { vlan, reach });
};

/** Why the network is not shown: nothing that was not read is said to be gone. */
const whyMissing = (say: Say, { networksUnread, scope, project }: Reading): string => {
  if (networksUnread !== undefined) return sayUnknown(say, networksUnread);
  return scope === 'cluster' ? say('details.goneBody') : say('details.notInProject', { project });
};

/** The page of one VLAN network. */
export const NetworkPage = (): ReactElement => {
  const say = useWords();
  const navigate = useNavigate();
  const params = useParams();
  const id = networkIdOfPath(params.id ?? '');
  const reading = useReading();
  const details = useSlice((snapshot) => networkDetails(id, snapshot));
  const isKnown = reading.scope === 'cluster' && reading.networksUnread === undefined;
  const isLoading = details === undefined && reading.networksUnread?.cause === 'loading';
  return (
    <>
      <ScopeBar reading={reading} />
      <PageHeading
        parent={{ name: say('product.name'), path: networksPath }}
        crumb={say('details.crumb')}
        title={details?.network.name ?? id.replace(/^ovn:/, '')}
        subtitle={details && subtitleOf(say, details)}
      >
        <Button variant="secondary" onClick={() => void navigate(topologyPath(id))}>
          {say('networks.inTopology')}
        </Button>
        <Button onClick={() => void navigate(attachPath(id))}>{say('shell.attach')}</Button>
      </PageHeading>
      <ReadingNotices reading={reading} />
      {details !== undefined && <NetworkView details={details} />}
      {isLoading && (
        <PageSection hasBodyWrapper={false}>
          <Skeleton width="60%" screenreaderText={say('networks.loading')} />
        </PageSection>
      )}
      {details === undefined && !isLoading && (
        <EmptyState
          titleText={say(isKnown ? 'details.gone' : 'details.notSeen', { name: id })}
          headingLevel="h2"
          icon={SearchIcon}
        >
          <EmptyStateBody>{whyMissing(say, reading)}</EmptyStateBody>
          <EmptyStateFooter>
            <EmptyStateActions>
              <Button variant="link" onClick={() => void navigate(networksPath)}>
                {say('details.back')}
              </Button>
            </EmptyStateActions>
          </EmptyStateFooter>
        </EmptyState>
      )}
    </>
  );
};
