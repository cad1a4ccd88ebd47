import { accessContract } from './contract/accessContract';
import { admissionContract } from './contract/admissionContract';
import { ContractClient } from './contract/contractTarget';
import type { ContractTarget, HttpContractTarget } from './contract/contractTarget';
import { listContract } from './contract/listContract';
import { patchContract } from './contract/patchContract';
import { schemaContract } from './contract/schemaContract';
import { socketContract } from './contract/socketContract';
import { watchContract } from './contract/watchContract';
import { writeContract } from './contract/writeContract';

function opened<T extends ContractTarget>(open: () => Promise<T>): () => T {
  let target: T | undefined;
  beforeAll(async () => {
    target = await open();
  });
  afterAll(async () => {
    await target?.close();
  });
  return () => {
    if (!target) throw new Error('the server did not start');
    return target;
  };
}

function requestContracts(target: () => ContractTarget): void {
  const client = () => new ContractClient(target());
  writeContract(client);
  patchContract(client);
  listContract(client, () => target().compact());
  watchContract(client);
  accessContract(client);
  schemaContract(client);
  admissionContract(client);
}

/**
 * The tests that the embedded cluster and a real kube-apiserver must both pass. The server must serve the CRDs of dev/crds
 * (or upstream's) under kubernetes-nmstate's admission policy, and let `open`'s API act as other users (impersonation). Call it
 * at the top of a jest test file.
 */
export function contract(name: string, open: () => Promise<ContractTarget>): void {
  describe(name, () => requestContracts(opened(open)));
}

/** `contract` for a server that is reached over the network: with WebSockets. */
export function httpContract(name: string, open: () => Promise<HttpContractTarget>): void {
  describe(name, () => {
    const target = opened(open);
    requestContracts(target);
    socketContract(target);
  });
}
