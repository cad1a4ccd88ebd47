import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/**
 * A part of the URL's query as a value. `change` replaces the present entry of the history, because filters are no places to go back to.
 */
export const useSearchQuery = <Q extends object>(
  read: (params: URLSearchParams) => Q,
  write: (query: Q, before: URLSearchParams) => URLSearchParams,
): readonly [Q, (change: Partial<Q>) => void] => {
  const [params, setParams] = useSearchParams();
  const query = useMemo(() => read(params), [params, read]);
  const change = useCallback(
    (part: Partial<Q>) =>
      setParams((before) => write({ ...read(before), ...part }, before), { replace: true }),
    [read, setParams, write],
  );
  return [query, change];
};
