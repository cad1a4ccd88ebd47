import type { Dispatch, SetStateAction } from 'react';
import { useCallback, useEffect, useState } from 'react';
import { useSelector } from 'react-redux';
import type { HostRootState } from '../app/store';

function read(key: string): unknown {
  const text = localStorage.getItem(key);
  return text === null ? undefined : JSON.parse(text);
}

/**
 * A preference of the user, kept in local storage under the user's uid (the console's `user-settings-location=localstorage`).
 * With `sync`, changes made in other tabs arrive.
 */
export function useUserPreference<T>(
  preference: string,
  defaultValue?: T,
  sync = false,
): [T, Dispatch<SetStateAction<T>>, boolean] {
  const uid = useSelector((state: HostRootState) => state.sdkCore.user?.uid ?? '');
  const key = `host/user-settings/${uid}/${preference}`;
  const [entry, setEntry] = useState(() => ({ key, value: read(key) }));
  // Another user: their value is read before anything is drawn with the former one's.
  const current = entry.key === key ? entry : { key, value: read(key) };
  if (current !== entry) {
    setEntry(current);
  }
  useEffect(() => {
    if (!sync) {
      return undefined;
    }
    const follow = (event: StorageEvent): void => {
      if (event.key === key) {
        setEntry({ key, value: read(key) });
      }
    };
    window.addEventListener('storage', follow);
    return () => {
      window.removeEventListener('storage', follow);
    };
  }, [key, sync]);
  const value = (current.value ?? defaultValue) as T;
  const set = useCallback<Dispatch<SetStateAction<T>>>(
    (action) => {
      const before: unknown = read(key) ?? defaultValue;
      const next = typeof action === 'function' ? (action as (was: unknown) => T)(before) : action;
      localStorage.setItem(key, JSON.stringify(next));
      setEntry({ key, value: next });
    },
    [key, defaultValue],
  );
  return [value, set, true];
}
