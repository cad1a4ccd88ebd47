import { err, ok } from './result';
import type { Result } from './result';

/** Left side of a bridge mapping: what OVN calls the physical network. */
export type LocalnetName = string & { readonly brand: 'LocalnetName' };

export type LocalnetNameError =
  | 'localnet-empty'
  | 'localnet-too-long'
  | 'localnet-characters'
  | 'localnet-reserved'
  | 'localnet-hidden-prefix';

const LOCALNET_MAX_LENGTH = 63;
const RESERVED = new Set(['physnet', 'locnet']);

/**
 * Reads the name of a localnet that is to be *written*. A colon, a comma or an empty name would break every later change of the node's
 * network (nmstate query_apply/ovs.rs: "Cannot convert … to OvnBridgeMapping"); `physnet` and `locnet` belong to OVN-Kubernetes
 * (bridgeconfig.go), and the stock console hides names that begin with `physnet`.
 */
export const parseLocalnetName = (input: unknown): Result<LocalnetName, LocalnetNameError> => {
  const text = typeof input === 'string' ? input.trim() : '';
  if (text === '') return err('localnet-empty');
  if (text.length > LOCALNET_MAX_LENGTH) return err('localnet-too-long');
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(text)) return err('localnet-characters');
  if (RESERVED.has(text)) return err('localnet-reserved');
  return text.startsWith('physnet') ? err('localnet-hidden-prefix') : ok(text as LocalnetName);
};
