import { ModalProvider } from '@openshift-console/dynamic-plugin-sdk/lib/app/modal-support/ModalProvider';
import { OverlayProvider } from '@openshift-console/dynamic-plugin-sdk/lib/app/modal-support/OverlayProvider';
import type { PluginStore } from '@openshift/dynamic-plugin-sdk';
import { PluginStoreProvider } from '@openshift/dynamic-plugin-sdk';
import { Banner, Button, Page, SkipToContent } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { Provider, useDispatch, useSelector } from 'react-redux';
import { BrowserRouter } from 'react-router';
import type { HarnessState } from '../harnessState';
import { HostMasthead } from './HostMasthead';
import { PluginRoutes } from './PluginRoutes';
import { Sidebar } from './Sidebar';
import type { HostRootState } from './store';
import { store } from './store';

function ImpersonationBanner(): ReactElement | null {
  const dispatch = useDispatch();
  const name = useSelector(({ sdkCore }: HostRootState) => sdkCore.impersonate?.name);
  if (name === undefined) {
    return null;
  }
  return (
    <Banner color="blue">
      You are impersonating {name}. You see what this user sees.{' '}
      <Button variant="link" isInline onClick={() => dispatch({ type: 'endImpersonate' })}>
        Stop impersonation
      </Button>
    </Banner>
  );
}

/** The console's frame around the pages of the plugins. */
export function HostApp({
  pluginStore,
  initialHarness,
}: {
  pluginStore: PluginStore;
  initialHarness: HarnessState;
}): ReactElement {
  const [harness, setHarness] = useState(initialHarness);
  return (
    <Provider store={store}>
      <PluginStoreProvider store={pluginStore}>
        <BrowserRouter basename={window.SERVER_FLAGS.basePath}>
          <ModalProvider>
            <OverlayProvider>
              <ImpersonationBanner />
              <Page
                isManagedSidebar
                isContentFilled
                masthead={<HostMasthead harness={harness} onHarnessChange={setHarness} />}
                sidebar={<Sidebar />}
                skipToContent={<SkipToContent href="#content">Skip to content</SkipToContent>}
                mainContainerId="content"
              >
                <PluginRoutes />
              </Page>
            </OverlayProvider>
          </ModalProvider>
        </BrowserRouter>
      </PluginStoreProvider>
    </Provider>
  );
}
