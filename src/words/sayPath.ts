import { compareNames } from '../core/values/compareNames';
import type { PathHop, PathNote } from '../core/topology/pathHop';
import type { Say } from './catalogue';
import { sayNodes, sayTitle } from './sayCard';
import { sayLeast } from './sayLeast';

/** Names up to this many nodes; more are counted. */
const NAMED = 3;

const sayWhere = (say: Say, nodes: readonly string[]): string =>
  nodes.length <= NAMED ? [...nodes].sort(compareNames).join(', ') : sayNodes(say, nodes);

export const sayNote = (say: Say, note: PathNote): string => {
  switch (note.type) {
    case 'lists-vlan':
      return say('topology.path.lists', { vlan: note.vlan });
    case 'does-not-list':
      return say('topology.path.doesNotList', { vlan: note.vlan });
    case 'lists-nothing':
      return say('topology.path.listsNothing');
    case 'not-seen':
      return say('topology.path.notSeen', { nodes: sayWhere(say, note.nodes) });
    case 'free':
      return say('topology.path.freeOn', { nodes: sayWhere(say, note.nodes) });
    case 'missing':
      return say('topology.path.notOn', { nodes: sayWhere(say, note.nodes) });
    case 'down':
      return say('topology.path.downOn', { nodes: sayWhere(say, note.nodes) });
    case 'not-mapped':
      return say('topology.path.notMapped', { nodes: sayWhere(say, note.nodes) });
    case 'unread':
      return say('topology.path.unread', { nodes: sayWhere(say, note.nodes) });
    case 'mapped-nowhere':
      return say('topology.mappedNowhere');
    case 'mapping-unknown':
      return say('topology.mappingUnknown');
    case 'uplink-unknown':
      return say('topology.uplinkUnknown');
    case 'not-judged':
      return say('topology.path.notJudged', { plugin: note.plugin });
    case 'namespaces':
      return sayLeast(say, note, say('topology.namespaces', { count: note.count }));
    case 'may-move':
      return sayLeast(
        say,
        note,
        say('topology.path.mayMove', { count: note.count, nodes: sayWhere(say, note.nodes) }),
      );
    case 'troubled':
      return sayLeast(say, note, say('topology.path.troubled', { count: note.count }));
  }
};

/** What a hop is called in the path: `leaf-1 Eth1/21`, `localnet vmdata`, `14 NICs`. */
export const sayHop = (say: Say, hop: PathHop): string => {
  const [card] = hop.cards;
  if (card === undefined) return say('topology.path.more', { count: hop.more });
  const { facts } = card;
  const title = sayTitle(say, card);
  switch (facts.type) {
    case 'switch':
      return facts.ports.length === 1 ? `${title} ${facts.ports[0] ?? ''}` : title;
    case 'unseen-switch':
      return say('topology.path.switch');
    case 'localnet':
      return say('topology.path.localnet', { name: facts.name });
    case 'nics':
      return sayLeast(say, facts, say('shell.nics', { count: facts.nics.length }));
    default:
      return title;
  }
};

/** How many nodes or NICs a hop is about; empty where nothing is counted. */
export const sayHopCount = (say: Say, { count }: PathHop): string => {
  switch (count?.type) {
    case undefined:
      return '';
    case 'nodes':
      return say('noun.nodes', { count: count.count });
    case 'nodes-of':
      return say('topology.path.nodes', { count: count.count, all: count.of });
    case 'fine':
      return sayLeast(say, count, say('topology.path.fine', { count: count.count }));
  }
};

/** The path as text to paste into a ticket: one hop per line. Whatever is not fine says so in words, because colours are not copied. */
export const sayPath = (say: Say, path: readonly PathHop[]): string =>
  path
    .map((hop) => {
      const status = hop.status === 'ok' ? [] : [say(`topology.status.${hop.status}`)];
      const parts = [
        sayHopCount(say, hop),
        ...hop.notes.map((note) => sayNote(say, note)),
        ...status,
      ].filter((part) => part !== '');
      const head = sayHop(say, hop);
      return parts.length === 0 ? head : `${head}: ${parts.join('; ')}`;
    })
    .join('\n→ ');
