import { DocumentTitle, ListPageHeader } from '@openshift-console/dynamic-plugin-sdk';
import type { ReactElement } from 'react';

export default function VlanNetworkPage(): ReactElement {
  return (
    <>
      <DocumentTitle>VLAN network</DocumentTitle>
      <ListPageHeader title="VLAN network" />
    </>
  );
}
