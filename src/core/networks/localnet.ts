import type { NodeChain, Coverage } from './chain';
import type { NetworkId } from '../kinds/networkId';

/** The name on the left of a bridge mapping, with every node that maps it and everything that refers to it. */
export interface Localnet {
  name: string;
  /** Chain of every node that was read and maps it, and of VM nodes that do not; sorted by node. */
  chains: readonly NodeChain[];
  /** Bridges it is mapped to anywhere, sorted; more than one is drift. */
  bridges: readonly string[];
  coverage: Coverage;
  networks: readonly NetworkId[];
  /** Policies whose desired state maps it. */
  policies: readonly string[];
}
