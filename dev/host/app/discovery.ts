import type { K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import { consoleFetchJSON } from '@openshift-console/dynamic-plugin-sdk';
import {
  getResourcesInFlight,
  receivedResources,
} from '@openshift-console/dynamic-plugin-sdk/lib/app/k8s/actions/k8s';
import type { ResourceList } from './resourceLists';
import { resourceLists } from './resourceLists';
import { store } from './store';

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

/** Discovers what the API server offers and gives the models to the SDK. A group that cannot be read has no models. */
export async function discover(): Promise<K8sModel[]> {
  store.dispatch(getResourcesInFlight());
  const { lists, failed } = await resourceLists((path) => consoleFetchJSON(`${kubernetes}${path}`));
  for (const { path, error } of failed) {
    console.warn(`${path} could not be discovered: ${String(error)}`);
  }
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
