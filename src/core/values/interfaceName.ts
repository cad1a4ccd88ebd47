import { err, ok } from './result';
import type { Result } from './result';

/** Name of a network interface, bridge or bond on a node: at most 15 bytes (Linux IFNAMSIZ), no slash, no space. */
export type InterfaceName = string & { readonly brand: 'InterfaceName' };

export type InterfaceNameError =
  'interface-empty' | 'interface-too-long' | 'interface-characters' | 'interface-reserved';

/** A name that the kernel takes: at most 15 bytes without space and slash (IFNAMSIZ, dev_valid_name). nmstate does not look. */
export const INTERFACE_NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,14}$/;

const INTERFACE_MAX_LENGTH = 15;
const RESERVED =
  /^(br-int|br-ex|br-local|br-ext.*|ovs-system|ovn-k8s-mp0|genev_sys_6081|br-phy|lo)$/;

/** Reads the name of a bridge or bond that is to be *created*; names that OVN-Kubernetes or the kernel own are refused. */
export const parseInterfaceName = (input: unknown): Result<InterfaceName, InterfaceNameError> => {
  const text = typeof input === 'string' ? input.trim() : '';
  if (text === '') return err('interface-empty');
  if (text.length > INTERFACE_MAX_LENGTH) return err('interface-too-long');
  if (!/^[a-z][a-z0-9_.-]*$/.test(text)) return err('interface-characters');
  return RESERVED.test(text) ? err('interface-reserved') : ok(text as InterfaceName);
};
