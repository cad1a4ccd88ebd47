import type { Card, CardFacts, NicsFacts } from '../core/topology/card';
import { splitKey } from '../core/kinds/read';
import type { Say } from './catalogue';
import { sayInterface, saySpeed } from './sayInterface';
import { sayLeast, sayOrMore } from './sayLeast';
import { sayPlacedNetwork, sayReach, sayTag } from './sayNetworkFacts';

export const SEPARATOR = ' · ';

/** `worker-3`, or `12 nodes`: one node is called by its name. */
export const sayNodes = (say: Say, nodes: readonly string[]): string =>
  nodes.length === 1 ? (nodes[0] ?? '') : say('noun.nodes', { count: nodes.length });

export const sayNoun = (say: Say, { type, ...facts }: CardFacts): string => {
  switch (type) {
    case 'switch':
    case 'unseen-switch':
      return say('topology.noun.switch');
    case 'uplink':
      return say('topology.noun.uplink');
    case 'bridge':
      return say('topology.noun.bridge');
    case 'unread-nodes':
      return say('topology.noun.nodes');
    case 'localnet':
      return say('topology.noun.localnet');
    case 'network': {
      const vlanNetwork =
        'network' in facts && ['localnet', 'linux-bridge'].includes(facts.network.type);
      return say(vlanNetwork ? 'topology.noun.network' : 'topology.noun.otherNetwork');
    }
    case 'lost-attachment':
      return say('topology.noun.attachment');
    case 'nics':
      return say('topology.noun.nics');
    case 'interface':
      return say('topology.noun.interface');
    case 'more':
      return say('topology.noun.more');
  }
};

const switchName = (say: Say, systems: readonly string[]): string =>
  systems.map((name) => (name === '' ? say('topology.switch.unnamed') : name)).join(SEPARATOR);

const sayNics = (say: Say, facts: NicsFacts): string =>
  sayLeast(say, facts, say('noun.nics', { count: facts.nics.length }));

/** The first line of a card, whole. */
export const sayTitle = (say: Say, { facts, nodes }: Card): string => {
  switch (facts.type) {
    case 'switch':
      return switchName(say, facts.systems);
    case 'unseen-switch':
      return say(facts.off ? 'topology.switch.noLldp' : 'topology.switch.silent');
    case 'uplink':
    case 'bridge':
    case 'localnet':
    case 'interface':
      return facts.name;
    case 'unread-nodes':
      return sayNodes(say, nodes);
    case 'network':
      return facts.network.name;
    case 'lost-attachment':
      return splitKey(facts.key).name;
    case 'nics':
      // `at least 8 NICs` would be shortened on a card.
      return facts.isLeast
        ? say('topology.nicsOrMore', { count: facts.nics.length })
        : say('noun.nics', { count: facts.nics.length });
    case 'more':
      return say('topology.moreTitle', { count: facts.count });
  }
};

const uplinkKind = (say: Say, facts: CardFacts & { type: 'uplink' }): string | undefined => {
  if (facts.members.length > 2) return say('topology.members', { count: facts.members.length });
  if (facts.members.length > 0) return facts.members.join(' + ');
  if (facts.vlan !== undefined) return say('topology.vlan', { vlan: facts.vlan });
  if (facts.speed !== undefined) return saySpeed(say, facts.speed);
  return facts.mtu === undefined ? undefined : say('topology.mtu', { mtu: facts.mtu });
};

const uplinkLine = (say: Say, facts: CardFacts & { type: 'uplink' }): string | undefined => {
  if (facts.uplinkType === '') return say('topology.noSuchNic');
  if (facts.namings.length > 1) return say('topology.names', { count: facts.namings.length });
  return facts.bridge === undefined && !facts.master
    ? say('topology.free')
    : uplinkKind(say, facts);
};

/** `2-4094`, `100, 200-210`. */
const sayTrunk = (trunk: NonNullable<Extract<CardFacts, { type: 'bridge' }>['trunk']>): string =>
  trunk
    .map(({ min, max }) => (min === max ? String(min) : `${String(min)}-${String(max)}`))
    .join(', ');

const bridgeNodes = (say: Say, card: Card, lacking: readonly string[]): string =>
  lacking.length === 0
    ? card.partOf === undefined
      ? say('noun.nodes', { count: card.nodes.length })
      : sayNodes(say, card.nodes)
    : say('topology.nodesOf', {
        count: card.nodes.length,
        all: card.nodes.length + lacking.length,
      });

const bridgesOf = (say: Say, bridges: readonly string[]): string =>
  bridges.length === 1
    ? say('topology.onBridge', { bridge: bridges[0] ?? '' })
    : say('topology.onBridges', { count: bridges.length });

/** What a card says beneath its title, in pieces; the first ones matter most. */
export const sayFacts = (say: Say, card: Card): readonly string[] => {
  const { facts, nodes, presence } = card;
  const count = say('noun.nodes', { count: nodes.length });
  switch (facts.type) {
    case 'switch': {
      const [port = ''] = facts.ports;
      const ports =
        facts.ports.length === 1 ? port : say('topology.ports', { count: facts.ports.length });
      return [ports, count].filter((text) => text !== '');
    }
    case 'unseen-switch':
      return [say('topology.switch.unknown'), count];
    case 'uplink': {
      const line = uplinkLine(say, facts);
      const used = (facts.bridge !== undefined || facts.master) && facts.uplinkType !== '';
      return [
        ...(line === undefined ? [] : [line]),
        used && card.partOf === undefined ? count : sayNodes(say, nodes),
        ...(facts.down.length > 0 ? [say('topology.notUp', { count: facts.down.length })] : []),
      ];
    }
    case 'bridge':
      return presence === 'missing'
        ? [say('topology.notOn', { nodes: sayNodes(say, nodes) })]
        : [
            say(facts.bridgeType === 'ovs-bridge' ? 'topology.ovs' : 'topology.linux'),
            bridgeNodes(say, card, facts.lacking),
            ...(facts.trunk === undefined
              ? []
              : [say('topology.trunk', { vlans: sayTrunk(facts.trunk) })]),
          ];
    case 'unread-nodes':
      return [say('topology.unread'), say('topology.bridgeUnknown')];
    case 'localnet':
      if (presence === 'missing') {
        // Mapped elsewhere, but not on the one node that the picture is about.
        return facts.bridges.length > 0
          ? [say('topology.notOn', { nodes: sayNodes(say, facts.lacking) })]
          : [say('topology.mappedNowhere')];
      }
      if (presence === 'unknown') return [say('topology.mappingUnknown')];
      return [bridgesOf(say, facts.bridges), count];
    case 'network':
      return sayPlacedNetwork(say, facts);
    case 'lost-attachment':
      return [say(`topology.lost.${facts.cause}`), splitKey(facts.key).namespace];
    case 'nics':
      return sayVms(say, facts);
    case 'interface':
      return sayInterface(say, facts);
    case 'more':
      return facts.of === undefined
        ? [say('topology.moreFacts')]
        : [say('topology.moreOf', { name: facts.of })];
  }
};

/** Two VMs are named whatever their length; more only where they fit the second line of a card. */
const LINE_LENGTH = 23;

const sayVms = (say: Say, facts: NicsFacts): readonly string[] => {
  const { vms, namespaces } = facts;
  // VMs of one name in several namespaces are not told apart by repeating it.
  const names = [...new Set(vms.map((vm) => splitKey(vm).name))];
  const line = names.join(', ');
  const short = names.length <= 2 || (names.length <= 4 && line.length <= LINE_LENGTH);
  if (short && names.length === vms.length) return [line];
  return [
    `${names.slice(0, 2).join(', ')} …`,
    say('topology.namespacesShort', { count: sayOrMore(say, facts, namespaces.length) }),
  ];
};

/** All that is said beneath a title where there is room for it: how far a network reaches included. */
export const sayCardFacts = (say: Say, card: Card): string => {
  const reach = card.facts.type === 'network' ? card.facts.reach : undefined;
  return [...sayFacts(say, card), ...(reach === undefined ? [] : [sayReach(say, reach)])].join(
    SEPARATOR,
  );
};

/** The name by which a card is called: `Bridge br-vmdata`, `VM NICs of vlan-1924`. */
export const sayName = (say: Say, card: Card): string => {
  const noun = sayNoun(say, card.facts);
  const { facts } = card;
  if (facts.type === 'nics') return `${noun} ${facts.of}`;
  if (facts.type === 'unseen-switch') return `${noun} ${say('topology.switch.noLldpName')}`;
  if (facts.type === 'lost-attachment') return `${noun} ${facts.key}`;
  if (facts.type === 'more' || facts.type === 'unread-nodes') return sayTitle(say, card);
  return `${noun} ${sayTitle(say, card)}`;
};

/** `3 namespaces`: those of the machines behind a card of NICs. */
export const sayNamespaces = (say: Say, facts: NicsFacts): string =>
  sayLeast(say, facts, say('topology.namespaces', { count: facts.namespaces.length }));

const spokenFacts = (say: Say, card: Card): readonly string[] => {
  const { facts } = card;
  if (card.presence === 'there' && facts.type === 'bridge') {
    return [bridgeNodes(say, card, facts.lacking)];
  }
  if (facts.type === 'network') {
    const tag = sayTag(say, facts.network);
    return facts.reach === undefined
      ? sayPlacedNetwork(say, facts)
      : [tag, sayReach(say, facts.reach)];
  }
  if (facts.type === 'nics') {
    return [sayNics(say, facts), sayNamespaces(say, facts)];
  }
  return sayFacts(say, card);
};

/** The spoken label of a card: `<noun> <name>, <facts>`. Browser tests and screen readers rely on it. */
export const sayLabel = (say: Say, card: Card): string =>
  [sayName(say, card), ...spokenFacts(say, card)].join(', ');

/** The line beneath the title, as people see it on the card. */
export const saySubtitle = (say: Say, card: Card): string => {
  if (card.facts.type === 'nics') return sayFacts(say, card).join(' ');
  if (card.facts.type === 'unseen-switch') {
    return [say('topology.switch.unknown'), say('noun.count', { count: card.nodes.length })].join(
      SEPARATOR,
    );
  }
  return sayFacts(say, card).join(SEPARATOR);
};
