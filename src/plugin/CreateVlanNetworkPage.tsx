import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import type { ReactElement } from 'react';
import { CreatePage } from '../features/create';
import { ErrorBoundary } from '../ui/ErrorBoundary';
import { useWords } from '../ui/useWords';

/** `/vlan-networks/~new` */
export default function CreateVlanNetworkPage(): ReactElement {
  const say = useWords();
  return (
    <ErrorBoundary>
      <DocumentTitle>{say('create.title')}</DocumentTitle>
      <CreatePage />
    </ErrorBoundary>
  );
}
