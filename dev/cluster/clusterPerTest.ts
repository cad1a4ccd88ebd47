import { ContractClient } from './contract/contractTarget';
import { embeddedCluster } from './embeddedCluster';
import type { EmbeddedCluster, EmbeddedClusterOptions } from './embeddedCluster';

/** The embedded cluster of the present test, and a client of it. */
export class ClusterPerTest {
  private started: EmbeddedCluster | undefined;

  /** Gives each test of a file an empty cluster of its own; to be called at the top of the file. */
  constructor() {
    beforeEach(() => this.start());
    afterEach(() => this.started?.close());
  }

  get cluster(): EmbeddedCluster {
    if (this.started === undefined) throw new Error('There is a cluster only while a test runs.');
    return this.started;
  }

  get client(): ContractClient {
    return new ContractClient({ api: this.cluster });
  }

  /** Begins anew with another cluster. */
  start(options: EmbeddedClusterOptions = {}): void {
    this.started?.close();
    this.started = embeddedCluster(options);
  }
}
