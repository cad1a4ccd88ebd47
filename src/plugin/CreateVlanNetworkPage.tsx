import { DocumentTitle, ListPageHeader } from '@openshift-console/dynamic-plugin-sdk';
import type { ReactElement } from 'react';

export default function CreateVlanNetworkPage(): ReactElement {
  return (
    <>
      <DocumentTitle>Create VLAN network</DocumentTitle>
      <ListPageHeader title="Create VLAN network" />
    </>
  );
}
