import { isAllNamespacesKey, useActiveNamespace } from '@openshift-console/dynamic-plugin-sdk';
import { useSlice } from '../../cluster/useSlice';
import { readingOf } from './readingOf';
import type { Reading } from './readingOf';

const sameReading = (a: Reading, b: Reading): boolean => JSON.stringify(a) === JSON.stringify(b);

/** How much of the cluster the present user sees, followed while the caller is mounted. */
export const useReading = (): Reading => {
  const [namespace] = useActiveNamespace();
  const project = isAllNamespacesKey(namespace) ? '' : namespace;
  return useSlice(
    ({ world, diagnosis }) => readingOf(world.inventory, project, diagnosis.unchecked()),
    sameReading,
  );
};
