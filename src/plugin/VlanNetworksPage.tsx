import { DocumentTitle, ListPageHeader } from '@openshift-console/dynamic-plugin-sdk';
import type { ReactElement } from 'react';

export default function VlanNetworksPage(): ReactElement {
  return (
    <>
      <DocumentTitle>VLAN Networks</DocumentTitle>
      <ListPageHeader title="VLAN Networks" />
    </>
  );
}
