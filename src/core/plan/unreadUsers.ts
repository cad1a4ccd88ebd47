import type { Kind } from '../kinds/kindRegistry';
import type { World } from '../networks/world';

const KINDS: readonly Kind[] = ['nad', 'cudn'];

/** The kinds that could use a localnet and were not read in the whole cluster, or not in whole: while there is one, nobody can say that it is unused. */
export const unreadUsers = ({ inventory }: Pick<World, 'inventory'>): readonly Kind[] =>
  KINDS.filter((kind) => {
    const { status } = inventory.state(kind);
    return status !== 'absent' && inventory.doubt(kind) !== undefined;
  });
