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
  nics: number;
  /** Networks or NICs may be there that were not read: then these numbers are the least that there is. */
  areNetworksPartial: boolean;
  areNicsPartial: boolean;
}

const numbersOf = ({ world }: Snapshot): Numbers => {
  const networks = world.networks();
  const nodes = world.vmNodes();
  const areNetworksPartial = world.inventory.doubt('nad') !== undefined;
  return {
    networks: networks.length,
    nodes: nodes.known ? nodes.value.length : undefined,
    nics: networks.reduce((sum, { id }) => sum + world.nicsOf(id).length, 0),
    areNetworksPartial,
    // A NIC whose attachment was not read is counted at no network.
    areNicsPartial: areNetworksPartial || world.inventory.doubt('vm') !== undefined,
  };
};

const sameNumbers = (a: Numbers, b: Numbers): boolean => JSON.stringify(a) === JSON.stringify(b);

const nicsText = (say: Say, { nics: count, areNicsPartial }: Numbers): string => {
  if (!areNicsPartial) return say('shell.nics', { count });
  return count === 0 ? say('shell.nicsUnknown') : say('shell.nicsAtLeast', { count });
};

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
  const numbers = useSlice(numbersOf, sameNumbers);
  const { networks, nodes, areNetworksPartial } = numbers;
  if (reading.networksUnread !== undefined && networks === 0)
    return <span aria-live="polite">{freshness(say, reading)}</span>;
  const found = say(areNetworksPartial ? 'shell.networksAtLeast' : 'shell.networks', {
    count: networks,
  });
  const where =
    nodes === undefined
      ? `${found}, ${say('shell.onUnknownNodes')}`
      : `${found} ${say('shell.onNodes', { count: nodes })}`;
  return (
    <span>
      {where}, {nicsText(say, numbers)} · {freshness(say, reading)}
    </span>
  );
};
