import { useSelector, useStore } from 'react-redux';
import type { Store } from 'redux';
import { readIdentity } from './identity';
import type { Identity } from './identity';
import { endWhenNot, sessionOf } from './session';
import type { Session } from './session';

const followed = new WeakSet<Store>();

/** The console's store outlives every page: one subscription for the life of the tab. */
const follow = (store: Store): void => {
  if (followed.has(store)) return;
  followed.add(store);
  store.subscribe(() => {
    endWhenNot(readIdentity(store.getState()));
  });
};

const sameIdentity = (a: Identity, b: Identity): boolean => a.key === b.key;

/** The session of whoever uses the console now. A change of user or of impersonation gives a new one in the same render. */
export const useSession = (): Session => {
  follow(useStore());
  return sessionOf(useSelector(readIdentity, sameIdentity));
};
