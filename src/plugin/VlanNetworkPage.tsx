import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import type { ReactElement } from 'react';
import { NetworkPage } from '../features/network';
import { ErrorBoundary } from '../ui/ErrorBoundary';
import { useWords } from '../ui/useWords';

/** `/vlan-networks/network/:id` */
export default function VlanNetworkPage(): ReactElement {
  const say = useWords();
  return (
    <ErrorBoundary>
      <DocumentTitle>{say('noun.network')}</DocumentTitle>
      <NetworkPage />
    </ErrorBoundary>
  );
}
