import { isRecord, textAt } from '../cluster/jsonValue';
import type { AdmissionCause } from './admit';
import type { Nic } from './machineProblems';

const models = new Set(['e1000', 'e1000e', 'igb', 'ne2k_pci', 'pcnet', 'rtl8139', 'virtio']);
const pciAddress = /^[\da-fA-F]{4}:[\da-fA-F]{2}:[01][\da-fA-F]\.[0-7]$/;
const bindingMethods = ['bridge', 'masquerade', 'sriov', 'passtBinding'];
const invalid = 'FieldValueInvalid';

/** The in-pod bridge of the masquerade binding has this address. */
const reservedMac = '02:00:00:00:00:00';

/** Name, model, MAC and PCI address of one NIC. */
export function nicProblems({ nic, name, path }: Nic): AdmissionCause[] {
  const causes: AdmissionCause[] = [];
  const model = textAt(nic, 'model');
  const mac = textAt(nic, 'macAddress');
  const pci = textAt(nic, 'pciAddress');
  if (!/^[A-Za-z0-9-_]+$/.test(name)) {
    const message =
      'Network interface name can only contain alphabetical characters, numbers, dashes (-) or underscores (_)';
    causes.push({ reason: invalid, message, field: `${path}.name` });
  }
  if (model !== '' && !models.has(model)) {
    const message = `interface ${path}.name uses model ${model} that is not supported.`;
    causes.push({ reason: 'FieldValueNotSupported', message, field: `${path}.model` });
  }
  const bytes = macBytes(mac);
  if (mac !== '' && bytes === undefined) {
    const message = `interface ${path}.name has malformed MAC address (${mac}).`;
    causes.push({ reason: invalid, message, field: `${path}.macAddress` });
  }
  if (bytes !== undefined && bytes > 6) {
    const message = `interface ${path}.name has MAC address (${mac}) that is too long.`;
    causes.push({ reason: invalid, message, field: `${path}.macAddress` });
  }
  if (pci !== '' && !pciAddress.test(pci)) {
    const message = `interface ${path}.name has malformed PCI address (${pci}).`;
    causes.push({ reason: invalid, message, field: `${path}.pciAddress` });
  }
  return causes;
}

/** How the NIC is bound to its network. A NIC without a binding gets one from a preference or by default. */
export function bindingProblems({ nic, name, network, path }: Nic): AdmissionCause[] {
  const causes: AdmissionCause[] = [];
  const methods = bindingMethods.filter((method) => isRecord(nic[method]));
  if (methods.length + (isRecord(nic.binding) ? 1 : 0) > 1) {
    const message = `logical ${name} interface cannot have both binding plugin and interface binding method`;
    causes.push({ reason: invalid, message, field: `${path}.binding` });
  }
  if (methods.includes('masquerade')) {
    if (!isRecord(network?.pod)) {
      const message = 'Masquerade interface only implemented with pod network';
      causes.push({ reason: invalid, message, field: `${path}.name` });
    }
    if (textAt(nic, 'macAddress').toLowerCase().replaceAll('-', ':') === reservedMac) {
      const message =
        'The requested MAC address is reserved for the in-pod bridge. Please choose another one.';
      causes.push({ reason: invalid, message, field: `${path}.macAddress` });
    }
  }
  if (isRecord(nic.slirp)) {
    const message = 'Slirp interface support has been discontinued since v1.3';
    causes.push({ reason: invalid, message, field: `${path}.slirp` });
  }
  if (isRecord(nic.macvtap)) {
    const message = 'Macvtap network binding has been discontinued since v1.3';
    causes.push({ reason: invalid, message, field: `${path}.macvtap` });
  }
  if (isRecord(nic.passt)) {
    const message = 'Passt network binding has been discontinued since v1.3';
    causes.push({ reason: invalid, message, field: `${path}.passt` });
  }
  return causes;
}

/** The wished state of the link: empty, up, down, or absent to unplug. */
export function stateProblems({ nic, name, path, isDefault }: Nic): AdmissionCause[] {
  const state = textAt(nic, 'state');
  const field = `${path}.state`;
  const refuse = (message: string) => [{ reason: invalid, message, field }];
  if (!['', 'absent', 'up', 'down'].includes(state)) {
    return refuse(`logical ${name} interface state value is unsupported: ${state}`);
  }
  if (state === 'absent') {
    const shown = `"${name}" interface's state "${state}"`;
    return [
      ...(isRecord(nic.bridge) ? [] : refuse(`${shown} is supported only for bridge binding`)),
      ...(isDefault ? refuse(`${shown} is not supported on default networks`) : []),
    ];
  }
  if (state !== '' && isRecord(nic.sriov)) {
    return refuse(`"${name}" interface's state "${state}" is not supported for SR-IOV NICs`);
  }
  return [];
}

/** Length in bytes of what Go's net.ParseMAC takes (6, 8 or 20 bytes; colons, dashes or dots), undefined for the rest. */
function macBytes(text: string): number | undefined {
  const pairs = /^[\da-f]{2}(?:([:-])[\da-f]{2})(?:\1[\da-f]{2})*$/i.test(text);
  const fours = /^[\da-f]{4}(?:\.[\da-f]{4})+$/i.test(text);
  if (!pairs && !fours) return undefined;
  const bytes = text.replace(/[^\da-f]/gi, '').length / 2;
  return [6, 8, 20].includes(bytes) ? bytes : undefined;
}
