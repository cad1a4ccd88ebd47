import type { HarnessState, HostUser } from '../harnessState';
import { userCookie } from '../harnessState';
import { store } from './store';

const harness = `${window.SERVER_FLAGS.basePath}harness`;

async function answer<T>(response: Response): Promise<T> {
  if (!response.ok) {
    throw new Error(`${response.url}: ${String(response.status)} ${await response.text()}`);
  }
  return (await response.json()) as T;
}

export async function readHarness(): Promise<HarnessState> {
  return answer<HarnessState>(await fetch(`${harness}/state`));
}

/** Changes the harness (`scenario`, `faults`) and tells its state after. */
export async function changeHarness(path: string, body: unknown): Promise<HarnessState> {
  const init = { method: 'POST', body: JSON.stringify(body) };
  await answer(await fetch(`${harness}/${path}`, init));
  return readHarness();
}

/** Logs in as another user. Cookie and redux change in one tick, so that no request ever goes out under the wrong name. */
export function logInAs(user: HostUser): void {
  document.cookie = `${userCookie}=${encodeURIComponent(user.name)}; path=/; SameSite=Strict`;
  store.dispatch({
    type: 'setUser',
    user: { username: user.name, uid: user.uid, groups: user.groups },
  });
}
