import { isAllNamespacesKey, useActiveNamespace } from '@openshift-console/dynamic-plugin-sdk';
import { useEffect } from 'react';
import { kinds as allKinds } from '../core/kinds/kindRegistry';
import type { Kind } from '../core/kinds/kindRegistry';
import type { ClusterStore } from './store/clusterStore';
import { useSession } from './useSession';

/** Projects are read only where Namespaces are forbidden; the store sees to that. */
const pageKinds: readonly Kind[] = allKinds.filter((kind) => kind !== 'project');

/**
 * The store of the present identity, made on first use and shared. The kinds are watched while the caller is mounted.
 * @param kinds must be the same array in every render
 */
export const useClusterStore = (kinds: readonly Kind[] = pageKinds): ClusterStore => {
  const { store } = useSession();
  const [namespace] = useActiveNamespace();
  const project = isAllNamespacesKey(namespace) ? '' : namespace;
  useEffect(() => {
    store.setProject(project);
  }, [store, project]);
  useEffect(() => store.retain(kinds), [store, kinds]);
  return store;
};
