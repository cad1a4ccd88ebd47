import '@patternfly/patternfly/patternfly.css';
import '@patternfly/patternfly/patternfly-addons.css';
import './host.css';
import { HttpError } from '@openshift-console/dynamic-plugin-sdk';
import { createRoot } from 'react-dom/client';
import type { HarnessState } from '../harnessState';
import { discover } from './discovery';
import { setFlags } from './featureFlags';
import { logInAs, readHarness } from './harnessApi';
import { HostApp } from './HostApp';
import { initI18n } from './i18n';
import { LoginPage } from './LoginPage';
import { loadPlugins } from './pluginStore';
import { applyTheme, currentTheme } from './theme';

async function start(container: HTMLElement, harness: HarnessState): Promise<void> {
  const root = createRoot(container);
  if (window.location.pathname === `${window.SERVER_FLAGS.basePath}login`) {
    root.render(<LoginPage harness={harness} />);
    return;
  }
  const user = harness.users.find(({ name }) => name === harness.user);
  if (user) {
    logInAs(user);
  }
  const [models, pluginStore] = await Promise.all([discover(), loadPlugins(), initI18n()]);
  await setFlags(pluginStore, models);
  root.render(<HostApp pluginStore={pluginStore} initialHarness={harness} />);
}

async function main(container: HTMLElement): Promise<void> {
  try {
    await start(container, await readHarness());
  } catch (error) {
    if (error instanceof HttpError && error.code === 401) {
      // The fetch that got this answer is on its way to the login page.
      return;
    }
    reportError(error);
    container.textContent = `The console host could not start: ${String(error)}`;
  }
}

applyTheme(currentTheme());
const container = document.getElementById('app');
if (container) {
  await main(container);
}
