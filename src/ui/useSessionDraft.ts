import { useCallback, useEffect, useState } from 'react';

const readStored = <T>(key: string, read: (stored: unknown) => T): T => {
  const text = sessionStorage.getItem(key);
  if (text === null) return read(undefined);
  try {
    return read(JSON.parse(text));
  } catch {
    // A draft of another version of this page, or damaged: a new one is begun.
    return read(undefined);
  }
};

/** Drafts of other people who used this tab before are nobody's business any more. */
const forgetOthers = (prefix: string, key: string): void => {
  const keys = Array.from({ length: sessionStorage.length }, (_, index) =>
    sessionStorage.key(index),
  );
  for (const other of keys) {
    if (other !== null && other !== key && other.startsWith(prefix))
      sessionStorage.removeItem(other);
  }
};

/**
 * What a person is typing, kept in session storage so that a reload loses nothing. `owner` is whose draft it is: another owner never sees
 * it, and it is gone once another owner comes. `read` makes a draft of whatever was stored (`undefined`: nothing was).
 */
export const useSessionDraft = <T>(
  name: string,
  owner: string,
  read: (stored: unknown) => T,
): readonly [draft: T, change: (draft: T) => void, clear: () => void] => {
  const prefix = `vlan-networks/${name}/`;
  const key = `${prefix}${owner}`;
  const [held, setHeld] = useState(() => ({ key, draft: readStored(key, read) }));
  const current = held.key === key ? held : { key, draft: readStored(key, read) };
  if (current !== held) setHeld(current);
  useEffect(() => forgetOthers(prefix, key), [prefix, key]);
  const change = useCallback(
    (draft: T) => {
      sessionStorage.setItem(key, JSON.stringify(draft));
      setHeld({ key, draft });
    },
    [key],
  );
  const clear = useCallback(() => {
    sessionStorage.removeItem(key);
    setHeld({ key, draft: read(undefined) });
  }, [key, read]);
  return [current.draft, change, clear];
};
