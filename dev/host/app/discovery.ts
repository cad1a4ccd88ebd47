import type { K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import { consoleFetchJSON } from '@openshift-console/dynamic-plugin-sdk';
import {
  getResourcesInFlight,
  receivedResources,
} from '@openshift-console/dynamic-plugin-sdk/lib/app/k8s/actions/k8s';
import { store } from './store';

interface ResourceList {
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

const kubernetes = `${window.SERVER_FLAGS.basePath}api/kubernetes`;

function modelsOf(list: ResourceList): K8sModel[] {
  const [groupOrVersion = '', version] = list.groupVersion.split('/');
  const group: { apiGroup?: string } = version === undefined ? {} : { apiGroup: groupOrVersion };
  return list.resources
    .filter((resource) => !resource.name.includes('/'))
    .map((resource) => ({
      ...group,
      apiVersion: version ?? groupOrVersion,
      kind: resource.kind,
      plural: resource.name,
      label: resource.kind,
      labelPlural: `${resource.kind}s`,
      abbr: resource.kind.replace(/[a-z]/g, '').slice(0, 4),
      namespaced: resource.namespaced,
      verbs: resource.verbs,
      // Models with `crd` are looked up by group~version~Kind, the built-in ones by Kind alone.
      crd: version !== undefined,
    }));
}

/** Reads every group and version that the API server offers and gives the models to the SDK. */
export async function discover(): Promise<K8sModel[]> {
  store.dispatch(getResourcesInFlight());
  const { groups } = (await consoleFetchJSON(`${kubernetes}/apis`)) as GroupList;
  const paths = [
    '/api/v1',
    ...groups.flatMap(({ name, versions }) =>
      versions.map(({ version }) => `/apis/${name}/${version}`),
    ),
  ];
  const lists = await Promise.all(
    paths.map((path) => consoleFetchJSON(`${kubernetes}${path}`) as Promise<ResourceList>),
  );
  const models = lists.flatMap(modelsOf);
  store.dispatch(
    receivedResources({
      models,
      adminResources: [],
      allResources: [],
      configResources: [],
      clusterOperatorConfigResources: [],
      namespacedSet: new Set(),
      safeResources: [],
      groupVersionMap: {},
    }),
  );
  return models;
}
