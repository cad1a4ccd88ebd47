// The two imports put these modules into the host's graph: webpack shares only what the host itself contains.
import '@openshift-console/dynamic-plugin-sdk';
import '@patternfly/react-topology';
import { PluginStore } from '@openshift/dynamic-plugin-sdk';

/** Loads the plugins that SERVER_FLAGS names, the way the console does. A plugin that fails to load is shown, not hidden. */
export async function loadPlugins(): Promise<PluginStore> {
  await __webpack_init_sharing__('default');
  const sharedScope = __webpack_share_scopes__.default;
  sharedScope['react-router-dom'] = sharedScope['react-router'];
  sharedScope['react-router-dom-v5-compat'] = sharedScope['react-router'];
  const { basePath, consolePlugins, releaseVersion } = window.SERVER_FLAGS;
  const pluginStore = new PluginStore({
    loaderOptions: {
      sharedScope,
      entryCallbackSettings: { name: '__load_plugin_entry__' },
      customDependencyResolutions: { '@console/pluginAPI': releaseVersion },
    },
  });
  await Promise.all(
    consolePlugins.map((name) =>
      pluginStore.loadPlugin(
        new URL(`${basePath}api/plugins/${name}/plugin-manifest.json`, document.baseURI).href,
      ),
    ),
  );
  for (const plugin of pluginStore.getPluginInfo()) {
    if (plugin.status === 'failed') {
      const { manifest, errorMessage, errorCause } = plugin;
      reportError(new Error(`Plugin ${manifest.name}: ${errorMessage}`, { cause: errorCause }));
    }
  }
  return pluginStore;
}
