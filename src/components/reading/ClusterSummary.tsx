import type { ReactElement } from 'react';
import type { Snapshot } from '../../cluster/snapshot';
import { useSlice } from '../../cluster/useSlice';
import { useWords } from '../../ui/useWords';
import type { Say } from '../../words/catalogue';
import { useReading } from './useReading';
import type { Reading } from './readingOf';

interface Numbers {
  networks: number;
  nodes: number | undefined;
  nics: number | undefined;
}

const numbersOf = ({ world }: Snapshot): Numbers => {
  const networks = world.networks();
  const nodes = world.vmNodes();
  const readsVms = world.inventory.unknown('vm') === undefined;
  const nics = networks.reduce((sum, { id }) => sum + world.nicsOf(id).length, 0);
  return {
    networks: networks.length,
    nodes: nodes.known ? nodes.value.length : undefined,
    nics: readsVms || nics > 0 ? nics : undefined,
  };
};

const sameNumbers = (a: Numbers, b: Numbers): boolean =>
  a.networks === b.networks && a.nodes === b.nodes && a.nics === b.nics;

const freshness = (say: Say, { loading, stale, unread, scope }: Reading): string => {
  if (stale !== undefined)
    return say('shell.stale', { time: new Date(stale.since).toLocaleTimeString() });
  if (loading !== undefined) {
    const { read, total } = loading;
    if (read === 0) return say('shell.reading');
    return total === undefined
      ? say('shell.readingSoFar', { read })
      : say('shell.readingOf', { read, total });
  }
  return unread.length > 0 || scope !== 'cluster' ? say('shell.partial') : say('shell.live');
};

/** One line under the title of the pages: how much there is, and how fresh that is. */
export const ClusterSummary = (): ReactElement => {
  const say = useWords();
  const reading = useReading();
  const { networks, nodes, nics } = useSlice(numbersOf, sameNumbers);
  if (reading.networksUnread !== undefined && networks === 0)
    return <span aria-live="polite">{freshness(say, reading)}</span>;
  const found = say('shell.networks', { count: networks });
  const where =
    nodes === undefined
      ? `${found}, ${say('shell.onUnknownNodes')}`
      : `${found} ${say('shell.onNodes', { count: nodes })}`;
  const connected =
    nics === undefined ? say('shell.nicsUnknown') : say('shell.nics', { count: nics });
  return (
    <span>
      {where}, {connected} · {freshness(say, reading)}
    </span>
  );
};
