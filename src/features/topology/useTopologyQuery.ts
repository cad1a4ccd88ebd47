import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { readTopologyQuery, writeTopologyQuery } from './topologyQuery';
import type { TopologyQuery } from './topologyQuery';

/**
 * The page's query in the URL. A selection is a place to go back to, so it is pushed; filters and typing replace the present entry of the
 * history.
 */
export const useTopologyQuery = (): {
  query: TopologyQuery;
  change: (part: Partial<TopologyQuery>) => void;
  select: (id: string | undefined) => void;
} => {
  const [params, setParams] = useSearchParams();
  const query = useMemo(() => readTopologyQuery(params), [params]);
  const change = useCallback(
    (part: Partial<TopologyQuery>) => {
      setParams((before) => writeTopologyQuery({ ...readTopologyQuery(before), ...part }, before), {
        replace: true,
      });
    },
    [setParams],
  );
  const select = useCallback(
    (id: string | undefined) => {
      if (query.selected === id) return;
      setParams((before) =>
        writeTopologyQuery({ ...readTopologyQuery(before), selected: id }, before),
      );
    },
    [query.selected, setParams],
  );
  return { query, change, select };
};
