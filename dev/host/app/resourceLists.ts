import type { K8sModel } from '@openshift-console/dynamic-plugin-sdk';

/** What the API server tells of one group and version. */
export interface ResourceList {
  groupVersion: string;
  resources: {
    name: string;
    kind: string;
    namespaced: boolean;
    verbs: NonNullable<K8sModel['verbs']>;
  }[];
}

interface GroupList {
  groups: { name: string; versions: { version: string }[] }[];
}

export interface Discovered {
  lists: ResourceList[];
  failed: { path: string; error: unknown }[];
}

/**
 * Reads every group and version that the API server offers. One that cannot be read leaves the others, as in the console. Rejects
 * where not even the groups can be read.
 */
export async function resourceLists(read: (path: string) => Promise<unknown>): Promise<Discovered> {
  const { groups } = (await read('/apis')) as GroupList;
  const paths = [
    '/api/v1',
    ...groups.flatMap(({ name, versions }) =>
      versions.map(({ version }) => `/apis/${name}/${version}`),
    ),
  ];
  const failed: Discovered['failed'] = [];
  const lists = await Promise.all(
    paths.map(async (path) => {
      try {
        return [(await read(path)) as ResourceList];
      } catch (error) {
        failed.push({ path, error });
        return [];
      }
    }),
  );
  return { lists: lists.flat(), failed };
}
