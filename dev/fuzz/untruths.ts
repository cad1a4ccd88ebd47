import type { Diagnosis } from '../../src/core/diagnostics/diagnosis';
import type { Kind } from '../../src/core/kinds/kindRegistry';
import type { VlanNetwork } from '../../src/core/networks/vlanNetwork';
import type { World } from '../../src/core/networks/world';
import { networkRowOf } from '../../src/features/networks/networkRow';

/** What has to be read before a network can be called whole. */
const kindsBehind = ({ type }: VlanNetwork): readonly Kind[] =>
  type === 'localnet' || type === 'linux-bridge' ? ['nad', 'vm', 'node', 'nns'] : ['nad', 'vm'];

/** Where something that was not read is told as fine, or a number as whole that may be larger. There must be none. */
export const untruths = (world: World, diagnosis: Diagnosis): readonly string[] =>
  world.networks().flatMap((network) => {
    const { nics, namespacesMissing, health, coverage } = networkRowOf(network, world, diagnosis);
    const unread = kindsBehind(network).filter(
      (kind) => world.inventory.unknown(kind) !== undefined,
    );
    const isUnread = (kind: Kind): boolean => unread.includes(kind);
    return [
      ...(health === 'ok' && unread.length > 0
        ? [`${network.id}: ok without ${unread.join()}`]
        : []),
      ...(isUnread('vm') && nics.missing === undefined ? [`${network.id}: all NICs counted`] : []),
      ...(isUnread('nad') && namespacesMissing === undefined
        ? [`${network.id}: all namespaces told`]
        : []),
      ...(coverage?.known === true && (isUnread('node') || isUnread('nns'))
        ? [`${network.id}: reach told`]
        : []),
    ];
  });
