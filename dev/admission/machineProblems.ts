import type { KubeObject } from '../cluster/api';
import type { JsonRecord } from '../cluster/jsonValue';
import { isRecord, listAt, recordAt, textAt } from '../cluster/jsonValue';
import type { AdmissionCause } from './admit';
import { bindingProblems, nicProblems, stateProblems } from './nicProblems';

/** One NIC with what its checks need: its network, and the paths for messages. */
export interface Nic {
  nic: JsonRecord;
  name: string;
  network: JsonRecord | undefined;
  /** `spec.template.spec.domain.devices.interfaces[0]` */
  path: string;
  isDefault: boolean;
}

/**
 * What KubeVirt's webhook refuses of the networks and NICs of a VirtualMachine or VirtualMachineInstance
 * (kubevirt/kubevirt pkg/network/admitter). `specPath` leads to the machine's spec.
 */
export function machineProblems(object: KubeObject, specPath: string[]): AdmissionCause[] {
  const spec = specPath.reduce<unknown>((value, key) => recordAt(value, key), object);
  const path = specPath.join('.');
  const networks = listAt(spec, 'networks').filter(isRecord);
  const interfaces = listAt(recordAt(recordAt(spec, 'domain'), 'devices'), 'interfaces').filter(
    isRecord,
  );
  const defaultNetwork = networks.find(
    (network) => isRecord(network.pod) || recordAt(network, 'multus').default === true,
  );
  const nics: Nic[] = interfaces.map((nic, i) => {
    const name = textAt(nic, 'name');
    return {
      nic,
      name,
      network: networks.find((network) => network.name === name),
      path: `${path}.domain.devices.interfaces[${i}]`,
      isDefault: defaultNetwork?.name === name,
    };
  });
  return [
    ...runProblems(object),
    ...networkProblems(networks, path),
    ...pairingProblems(networks, nics, path),
    ...nics.flatMap(nicProblems),
    ...nics.flatMap(bindingProblems),
    ...nics.flatMap(stateProblems),
  ];
}

function runProblems(object: KubeObject): AdmissionCause[] {
  if (object.kind !== 'VirtualMachine') return [];
  const { running, runStrategy } = recordAt(object, 'spec');
  if (running !== undefined && runStrategy !== undefined) {
    const message =
      'Running and RunStrategy are mutually exclusive. Note that Running is deprecated, please use RunStrategy instead';
    return [{ reason: 'FieldValueInvalid', message, field: 'spec.running' }];
  }
  if (running === undefined && runStrategy === undefined) {
    return [
      {
        reason: 'FieldValueRequired',
        message: 'RunStrategy must be specified',
        field: 'spec.runStrategy',
      },
    ];
  }
  return [];
}

function networkProblems(networks: JsonRecord[], path: string): AdmissionCause[] {
  const causes: AdmissionCause[] = [];
  const pod = networks.filter((network) => isRecord(network.pod));
  const defaults = networks.filter((network) => recordAt(network, 'multus').default === true);
  const refuse = (reason: string, message: string, field: string) =>
    causes.push({ reason, message, field });
  if (pod.length > 1) {
    const field = `${path}.interfaces`;
    refuse(
      'FieldValueDuplicate',
      `more than one interface is connected to a pod network in ${field}`,
      field,
    );
  }
  if (defaults.length > 1) {
    refuse(
      'FieldValueInvalid',
      'Multus CNI should only have one default network',
      `${path}.networks`,
    );
  }
  if (pod.length > 0 && defaults.length > 0) {
    const message = 'Pod network cannot be defined when Multus default network is defined';
    refuse('FieldValueInvalid', message, `${path}.networks`);
  }
  for (const [i, network] of networks.entries()) {
    const field = `${path}.networks[${i}]`;
    const sources = ['pod', 'multus', 'resourceClaim'].filter((key) => isRecord(network[key]));
    if (sources.length === 0) refuse('FieldValueRequired', 'should have a network type', field);
    if (sources.length > 1)
      refuse('FieldValueRequired', 'should have only one network type', field);
    if (isRecord(network.multus) && textAt(network.multus, 'networkName') === '') {
      refuse('FieldValueRequired', 'CNI delegating plugin must have a networkName', field);
    }
    if (networks.findIndex((other) => other.name === network.name) < i) {
      const message = `Network with name ${JSON.stringify(network.name)} already exists, every network must have a unique name`;
      refuse('FieldValueDuplicate', message, `${field}.name`);
    }
  }
  return causes;
}

/** Every network has exactly one NIC, and every NIC a network. */
function pairingProblems(networks: JsonRecord[], nics: Nic[], path: string): AdmissionCause[] {
  const causes: AdmissionCause[] = [];
  for (const [i, network] of networks.entries()) {
    if (nics.some(({ name }) => name === network.name)) continue;
    const field = `${path}.networks[${i}].name`;
    causes.push({
      reason: 'FieldValueRequired',
      message: `${field} '${textAt(network, 'name')}' not found.`,
      field,
    });
  }
  for (const [i, nic] of nics.entries()) {
    const field = `${nic.path}.name`;
    if (!nic.network)
      causes.push({
        reason: 'FieldValueInvalid',
        message: `${field} '${nic.name}' not found.`,
        field,
      });
    if (nics.findIndex(({ name }) => name === nic.name) < i) {
      const message = 'Only one interface can be connected to one specific network';
      causes.push({ reason: 'FieldValueDuplicate', message, field });
    }
  }
  return causes;
}
