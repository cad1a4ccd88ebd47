import { useCallback, useState } from 'react';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { MemoryRouter } from 'react-router';
import type { Snapshot } from '../../src/cluster/snapshot';
import { TopologyModels } from '../../src/features/topology/topologyModel';
import { readTopologyQuery } from '../../src/features/topology/topologyQuery';
import type { TopologyQuery } from '../../src/features/topology/topologyQuery';
import { TopologyView } from '../../src/features/topology/TopologyView';

/** The Topology page of the product, in a document of its own. */
export interface MountedProduct {
  /** Shows another version of the cluster, at once. */
  show: (snapshot: Snapshot) => void;
  select: (id: string | undefined) => void;
  /** Runs what changes the page and ends when the page is drawn again. */
  atOnce: (work: () => void) => void;
  unmount: () => void;
}

type Controls = Pick<MountedProduct, 'show' | 'select'>;

interface Props {
  first: Snapshot;
  onReady: (controls: Controls) => void;
}

const Page = ({ first, onReady }: Props): ReactElement => {
  const [snapshot, setSnapshot] = useState(first);
  const [query, setQuery] = useState<TopologyQuery>(() => readTopologyQuery(new URLSearchParams()));
  const [models] = useState(() => new TopologyModels());
  const change = useCallback((part: Partial<TopologyQuery>) => {
    setQuery((before) => ({ ...before, ...part }));
  }, []);
  const select = useCallback(
    (selected: string | undefined) => {
      change({ selected });
    },
    [change],
  );
  useState(() => {
    onReady({ show: setSnapshot, select });
  });
  return (
    <TopologyView
      model={models.of(snapshot, query)}
      query={query}
      onQuery={change}
      onSelect={select}
    />
  );
};

/** Draws the page into an element before it returns. */
export const mountProduct = (place: HTMLElement, first: Snapshot): MountedProduct => {
  const root = createRoot(place);
  let controls: Controls | undefined;
  flushSync(() => {
    root.render(
      <MemoryRouter>
        <Page
          first={first}
          onReady={(ready) => {
            controls = ready;
          }}
        />
      </MemoryRouter>,
    );
  });
  if (controls === undefined) throw new Error('the page was not drawn');
  const { show, select } = controls;
  return {
    show: (snapshot) => {
      flushSync(() => {
        show(snapshot);
      });
    },
    select: (id) => {
      flushSync(() => {
        select(id);
      });
    },
    atOnce: (work) => {
      flushSync(work);
    },
    unmount: () => {
      root.unmount();
    },
  };
};
