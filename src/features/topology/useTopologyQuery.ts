import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
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
  // The router makes a new setter with every address; whoever draws cards is to keep its own.
  const present = useRef({ selected: query.selected, setParams });
  useLayoutEffect(() => {
    present.current = { selected: query.selected, setParams };
  });
  const write = useCallback((part: Partial<TopologyQuery>, replace: boolean) => {
    present.current.setParams(
      (before) => writeTopologyQuery({ ...readTopologyQuery(before), ...part }, before),
      { replace },
    );
  }, []);
  const change = useCallback(
    (part: Partial<TopologyQuery>) => {
      // One node by itself is a place to go back from, too.
      write(part, !('isolated' in part));
    },
    [write],
  );
  const select = useCallback(
    (selected: string | undefined) => {
      if (present.current.selected !== selected) write({ selected }, false);
    },
    [write],
  );
  return { query, change, select };
};
