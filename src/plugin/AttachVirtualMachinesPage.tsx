import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import type { ReactElement } from 'react';
import { AttachPage } from '../features/attach';
import { ErrorBoundary } from '../ui/ErrorBoundary';
import { useWords } from '../ui/useWords';

/** `/vlan-networks/~attach` */
export default function AttachVirtualMachinesPage(): ReactElement {
  const say = useWords();
  return (
    <ErrorBoundary>
      <DocumentTitle>{say('attach.title')}</DocumentTitle>
      <AttachPage />
    </ErrorBoundary>
  );
}
