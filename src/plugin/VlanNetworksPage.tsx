import {
  DocumentTitle,
  HorizontalNav,
  ListPageHeader,
} from '@openshift-console/dynamic-plugin-sdk';
import { Button } from '@patternfly/react-core';
import { lazy, Suspense } from 'react';
import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { attachPath, createPath } from '../components/paths/pagePaths';
import { ClusterSummary } from '../components/reading/ClusterSummary';
import { ReadingNotices } from '../components/reading/ReadingNotices';
import { ScopeBar } from '../components/reading/ScopeBar';
import { useReading } from '../components/reading/useReading';
import { NetworksPage } from '../features/networks';
import { ErrorBoundary } from '../ui/ErrorBoundary';
import { ReasonedButton } from '../ui/ReasonedButton';
import { useWords } from '../ui/useWords';

// One chunk with the picture of a plan's review: what both draw with is most of it, and in chunks of its own would weigh more.
const Topology = lazy(async () => {
  const { TopologyPage } = await import(/* webpackChunkName: "picture" */ '../features/topology');
  return { default: TopologyPage };
});

const TopologyTab = (): ReactElement => (
  <ErrorBoundary>
    <Suspense fallback={null}>
      <Topology />
    </Suspense>
  </ErrorBoundary>
);

const NetworksTab = (): ReactElement => (
  <ErrorBoundary>
    <NetworksPage />
  </ErrorBoundary>
);

/** `/vlan-networks`: the frame of the tabs. */
export default function VlanNetworksPage(): ReactElement {
  const say = useWords();
  const navigate = useNavigate();
  const reading = useReading();
  return (
    <ErrorBoundary>
      <DocumentTitle>{say('product.name')}</DocumentTitle>
      <ScopeBar reading={reading} />
      <ListPageHeader title={say('product.name')} helpText={<ClusterSummary />}>
        <ReasonedButton
          variant="secondary"
          disabledReason={reading.noKubevirt ? say('shell.noKubevirtTitle') : undefined}
          onClick={() => void navigate(attachPath())}
        >
          {say('shell.attach')}
        </ReasonedButton>
        <Button onClick={() => void navigate(createPath)}>{say('shell.create')}</Button>
      </ListPageHeader>
      <ReadingNotices reading={reading} />
      <HorizontalNav
        pages={[
          { href: '', name: say('nav.networks'), component: NetworksTab },
          { href: 'topology', name: say('nav.topology'), component: TopologyTab },
        ]}
      />
    </ErrorBoundary>
  );
}
