import type { Kind } from '../core/kinds/kindRegistry';
import { splitKey } from '../core/kinds/read';
import { clusterClient } from './client';

/**
 * One object as JSON, for a plan whose patches build on it. Not for display: pages show facts.
 * @throws ClusterError
 */
export const readObject = async (kind: Kind, key: string): Promise<unknown> =>
  clusterClient.get({ kind, ...splitKey(key) });
