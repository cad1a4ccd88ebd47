import { consoleFetch } from '@openshift-console/dynamic-plugin-sdk';
import { globalNamespaces } from '../../core/networks/globalNamespaces';
import { keyOf, readMetadata, splitKey } from '../../core/kinds/read';
import { networksOfPod } from '../../core/kinds/networksOfPod';
import { asArray, asString, at } from '../../core/values/json';
import { ClusterError, toClusterError } from '../errors';
import { apiBase, queryString } from '../restPath';

const PAGE = 500;
/** A pod that has ended keeps its annotation and uses nothing. */
const RUNNING = 'status.phase!=Succeeded,status.phase!=Failed';
/** Only the metadata: whole pods of a large cluster would be hundreds of megabytes. */
const METADATA =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json';

const pageOf = async (namespace: string, next: string | undefined): Promise<unknown> => {
  const scope = namespace === '' ? '' : `/namespaces/${encodeURIComponent(namespace)}`;
  const query = queryString({ limit: PAGE, continue: next, fieldSelector: RUNNING });
  const response = await consoleFetch(`${apiBase()}/api/v1${scope}/pods${query}`, {
    headers: { Accept: METADATA },
  });
  return JSON.parse(await response.text());
};

/**
 * The pods that an attachment is plugged into, those of VMs included. Pods are not watched: they are asked for when something depends on it.
 * @param nad `namespace/name`
 * @throws ClusterError
 */
export const podsOn = async (nad: string): Promise<readonly string[]> => {
  const { namespace } = splitKey(nad);
  const scope = globalNamespaces.includes(namespace) ? '' : namespace;
  const found: string[] = [];
  let next: string | undefined;
  try {
    do {
      const page = await pageOf(scope, next);
      if (!Array.isArray(at(page, 'items'))) {
        throw new ClusterError('server', 'The answer to a list is no list.');
      }
      for (const pod of asArray(at(page, 'items'))) {
        if (!networksOfPod(pod).includes(nad)) continue;
        const identity = readMetadata(pod);
        if (identity !== undefined) found.push(keyOf(identity));
      }
      next = asString(at(page, 'metadata', 'continue')) || undefined;
    } while (next !== undefined);
  } catch (thrown) {
    throw toClusterError(thrown);
  }
  return found;
};
