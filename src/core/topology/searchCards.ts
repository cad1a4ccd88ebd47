import type { Card } from './card';

const wordsOf = ({ facts }: Card): Iterable<string | undefined> => {
  switch (facts.type) {
    case 'switch':
      return [...facts.systems, ...facts.ports];
    case 'unseen-switch':
    case 'unread-nodes':
    case 'more':
      return [];
    case 'uplink':
      return facts.namings.flatMap(({ name, members }) => [name, ...members]);
    case 'bridge':
      return [facts.name];
    case 'localnet':
      return [facts.name];
    case 'network': {
      const { name, vlan, namespaces, attachments, description } = facts.network;
      const { place } = facts;
      const stands = place.type === 'resource' ? place.resource : undefined;
      const tag = vlan === undefined ? [] : [String(vlan), `vlan ${String(vlan)}`];
      return [name, description, stands, ...tag, ...namespaces, ...attachments];
    }
    case 'lost-attachment':
      return [facts.key];
    case 'interface': {
      const { name, mac, addresses, members, policies } = facts;
      return [name, mac, ...addresses, ...members, ...policies.map(({ policy }) => policy)];
    }
    case 'nics':
      return [...facts.vms, ...facts.nics.flatMap(({ mac, ips }) => [mac, ...ips])];
  }
};

/** Ids of the cards that a text finds: by name, VLAN ID, node, namespace, VM, MAC or IP address, in any case. */
export const searchCards = (cards: readonly Card[], text: string): ReadonlySet<string> => {
  const needle = text.trim().toLowerCase();
  const found = new Set<string>();
  if (needle === '') return found;
  for (const card of cards) {
    const hit = (word: string | undefined): boolean =>
      word?.toLowerCase().includes(needle) === true;
    if ([...wordsOf(card)].some(hit) || card.nodes.some(hit)) found.add(card.id);
  }
  return found;
};
