import { DocumentTitle, ListPageHeader } from '@openshift-console/dynamic-plugin-sdk';
import type { ReactElement } from 'react';

export default function AttachVirtualMachinesPage(): ReactElement {
  return (
    <>
      <DocumentTitle>Attach virtual machines</DocumentTitle>
      <ListPageHeader title="Attach virtual machines" />
    </>
  );
}
