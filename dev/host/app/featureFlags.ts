import type {
  FeatureFlag,
  K8sModel,
  ModelFeatureFlag,
} from '@openshift-console/dynamic-plugin-sdk';
import { isFeatureFlag, isModelFeatureFlag } from '@openshift-console/dynamic-plugin-sdk';
import type { LoadedExtension, PluginStore } from '@openshift/dynamic-plugin-sdk';
import { store } from './store';

/** Sets the flags that the plugins declare: by model (the kind exists) and by handler. */
export async function setFlags(pluginStore: PluginStore, models: K8sModel[]): Promise<void> {
  const setFlag = (flag: string, value: boolean): void => {
    store.dispatch({ type: 'setFlag', flag, value });
    pluginStore.setFeatureFlags({ [flag]: value });
  };
  for (const extension of pluginStore.getExtensions()) {
    if (isModelFeatureFlag(extension)) {
      const { flag, model } = (extension as LoadedExtension<ModelFeatureFlag>).properties;
      setFlag(
        flag,
        models.some(
          ({ apiGroup, apiVersion, kind }) =>
            apiGroup === model.group && apiVersion === model.version && kind === model.kind,
        ),
      );
    } else if (isFeatureFlag(extension)) {
      const { handler } = (extension as LoadedExtension<FeatureFlag>).properties;
      const decide = await handler();
      decide(setFlag);
    }
  }
}
