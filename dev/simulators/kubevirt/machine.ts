import type { KubeObject } from '../../cluster/api';
import { asRecord, asRecords, asText, at, sameJson, without, type Json } from '../json';

/** The interfaces and networks of a machine, in the shape of a VMI's spec. */
export interface MachineNics {
  interfaces: Json[];
  networks: Json[];
}

const BINDINGS = ['bridge', 'masquerade', 'sriov', 'passtBinding', 'binding'];

/** The NICs that a spec (of a VMI, or of a VM's template) asks for; when both lists are empty KubeVirt adds the pod network. */
export function nicsOf(spec: unknown): MachineNics {
  const interfaces = asRecords(at(spec, 'domain', 'devices', 'interfaces'));
  const networks = asRecords(at(spec, 'networks'));
  const automatic = at(spec, 'domain', 'devices', 'autoattachPodInterface') !== false;
  if (interfaces.length > 0 || networks.length > 0 || !automatic) return { interfaces, networks };
  return {
    interfaces: [{ name: 'default', masquerade: {} }],
    networks: [{ name: 'default', pod: {} }],
  };
}

/** The spec with these NICs in place of its own. */
export function withNics(spec: unknown, { interfaces, networks }: MachineNics): Json {
  const whole = asRecord(spec);
  const domain = asRecord(whole.domain);
  const devices = { ...asRecord(domain.devices), interfaces };
  return { ...whole, domain: { ...domain, devices }, networks };
}

export function nameOf(item: Json): string {
  return asText(item.name);
}

export function isAbsent(nic: Json): boolean {
  return nic.state === 'absent';
}

export function bindingOf(nic: Json): string {
  return BINDINGS.find((binding) => binding in nic) ?? '';
}

/** The NAD that a network names, as written there; `undefined` for the pod network. */
export function multusName(network: Json | undefined): string | undefined {
  const name = at(network, 'multus', 'networkName');
  return name === undefined ? undefined : asText(name);
}

/** Whether a machine should run, by `runStrategy` or the older `running`. `undefined`: as it is (Manual). */
export function shouldRun(vm: KubeObject): boolean | undefined {
  const strategy = at(vm, 'spec', 'runStrategy');
  if (strategy === 'Manual' || strategy === 'WaitAsReceiver') return undefined;
  if (strategy !== undefined) return strategy !== 'Halted';
  return at(vm, 'spec', 'running') === true;
}

/** Parts of an interface that cannot change under a running guest. */
function fixedParts(nic: Json): Json {
  return without(nic, 'state');
}

/** True for a NIC that can be plugged into a running machine: bridge or SR-IOV binding, virtio. */
function isPluggable(nic: Json): boolean {
  const virtio = nic.model === undefined || nic.model === 'virtio';
  return (bindingOf(nic) === 'bridge' || bindingOf(nic) === 'sriov') && virtio;
}

/** What becomes of a running machine when its template changed. */
export interface LiveUpdate {
  /** The NICs that the running machine gets without a restart. */
  nics: MachineNics;
  /** True when something else changed, which waits for a restart. */
  restartRequired: boolean;
}

/**
 * Compares a template with the running machine (KubeVirt pkg/network/vmliveupdate): pluggable NICs are added, `state` and
 * the NAD of a bridge NIC are taken over, everything else waits for a restart.
 */
export function liveUpdate(template: MachineNics, running: MachineNics): LiveUpdate {
  const templateNetworks = new Map(template.networks.map((network) => [nameOf(network), network]));
  const runningNetworks = new Map(running.networks.map((network) => [nameOf(network), network]));
  const runningNics = new Map(running.interfaces.map((nic) => [nameOf(nic), nic]));
  const nics: MachineNics = { interfaces: [], networks: [] };
  let restartRequired = false;
  const keep = (nic: Json, network: Json | undefined): void => {
    nics.interfaces.push(nic);
    if (network !== undefined) nics.networks.push(network);
  };

  for (const nic of running.interfaces) {
    const wished = template.interfaces.find((candidate) => nameOf(candidate) === nameOf(nic));
    const network = runningNetworks.get(nameOf(nic));
    if (wished === undefined) {
      // Left out of the template although it was not made absent before.
      if (!isAbsent(nic)) restartRequired = true;
      keep(nic, network);
      continue;
    }
    if (!sameJson(fixedParts(wished), fixedParts(nic))) restartRequired = true;
    const rest = fixedParts(nic);
    const state = wished.state;
    const wishedNetwork = templateNetworks.get(nameOf(nic));
    const moves = multusName(network) !== undefined && multusName(wishedNetwork) !== undefined;
    if (!moves && !sameJson(network, wishedNetwork)) restartRequired = true;
    keep(state === undefined ? rest : { ...rest, state }, moves ? wishedNetwork : network);
  }
  for (const nic of template.interfaces) {
    if (runningNics.has(nameOf(nic)) || isAbsent(nic)) continue;
    const network = templateNetworks.get(nameOf(nic));
    if (isPluggable(nic) && multusName(network) !== undefined) keep(nic, network);
    else restartRequired = true;
  }
  return { nics, restartRequired };
}
