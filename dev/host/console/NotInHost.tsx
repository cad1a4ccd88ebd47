import { Alert } from '@patternfly/react-core';
import type { ReactElement } from 'react';

/** What the host draws where the console has a part that this plugin does not use, or that another plugin owns. */
export function NotInHost({ name }: { name: string }): ReactElement {
  return <Alert isInline variant="info" title={`${name} exists only in the real console`} />;
}

function absent(name: string): () => ReactElement {
  return function AbsentPart() {
    return <NotInHost name={name} />;
  };
}

function absentHook(name: string): () => never {
  return () => {
    throw new Error(`${name} exists only in the real console`);
  };
}

// The names under which the SDK's core-api.js asks for these parts.
export const WrappedResourceEventStream = absent('ResourceEventStream');
export const QueryBrowser = absent('QueryBrowser');
export const TableData = absent('TableData');
export const StatusPopupSection = absent('StatusPopupSection');
export const InventoryItemTitle = absent('InventoryItemTitle');
export const InventoryItemBody = absent('InventoryItemBody');
export const InventoryItemStatus = absent('InventoryItemStatus');
export const InventoryItemLoading = absent('InventoryItemLoading');
export const useActiveColumns = absentHook('useActiveColumns');
export const useListPageFilter = absentHook('useListPageFilter');
export const usePrometheusPoll = absentHook('usePrometheusPoll');
export const useQuickStartContext = absentHook('useQuickStartContext');
export const useAnnotationsModal = absentHook('useAnnotationsModal');
export const useLabelsModal = absentHook('useLabelsModal');
const AbsentDefault = absent('This part');
export default AbsentDefault;
