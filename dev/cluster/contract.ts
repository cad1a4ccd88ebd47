import { accessContract } from './contract/accessContract';
import { ContractClient } from './contract/contractTarget';
import type { ContractTarget } from './contract/contractTarget';
import { listContract } from './contract/listContract';
import { patchContract } from './contract/patchContract';
import { schemaContract } from './contract/schemaContract';
import { watchContract } from './contract/watchContract';
import { writeContract } from './contract/writeContract';

/**
 * The tests that the embedded cluster and a real kube-apiserver must both pass. The server must serve the CRDs of dev/crds
 * (or upstream's), and let `open`'s API act as other users (impersonation). Call it at the top of a jest test file.
 */
export function contract(name: string, open: () => Promise<ContractTarget>): void {
  describe(name, () => {
    let target: ContractTarget | undefined;
    beforeAll(async () => {
      target = await open();
    });
    afterAll(async () => {
      await target?.close();
    });
    const client = () => {
      if (!target) throw new Error('the server did not start');
      return new ContractClient(target);
    };
    writeContract(client);
    patchContract(client);
    listContract(client);
    watchContract(client);
    accessContract(client);
    schemaContract(client);
  });
}
