import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { withAdmission } from '../../admission/withAdmission';
import type { ApiServer, User } from '../../cluster/api';
import type { ServedApi } from '../../cluster/serveApi';
import { serveApi } from '../../cluster/serveApi';
import { renamed } from '../../scenarios/renamed';
import { findScenario } from '../../scenarios/scenarios';
import type { ManualClock } from '../../simulators/clock';
import { manualClock, scaledClock } from '../../simulators/clock';
import type { FailureInjection } from '../../simulators/failures';
import type { Simulators } from '../../simulators/startSimulators';
import { startSimulators } from '../../simulators/startSimulators';
import type { MenuFault } from './menuFaults';
import { menuFaults } from './menuFaults';
import type { OpenCluster, SessionCluster } from './openCluster';

export interface SessionOptions {
  scenario: string;
  /** How many times faster than real the controllers run; 0: their clock stands still until it is advanced. */
  speed: number;
  watchesEndAfterMs: number;
  /** Other names for things of the scenario. */
  names?: Readonly<Record<string, string>>;
}

/** What a session needs of the host around it. */
interface SessionSurroundings {
  openCluster: OpenCluster;
  userOf: (request: IncomingMessage) => User | undefined;
}

interface SessionParts {
  api: ApiServer;
  cluster: SessionCluster;
  served: ServedApi;
  simulators: Simulators;
  /** Undefined: the clock runs by itself. */
  manual: ManualClock | undefined;
}

const abnormalClosure = 1006;

/** In place of the controllers of a cluster that is only looked at. */
const noSimulators: Simulators = {
  injectFailure: () => undefined,
  clearFailures: () => undefined,
  stop: () => undefined,
};

/** One cluster with its controllers, admission and failures. Tests have one each; the demo's browsers share one. */
export class ClusterSession {
  private readonly active = new Map<string, () => void>();
  private readonly sockets = new Set<Duplex>();

  private constructor(
    readonly options: SessionOptions,
    private readonly parts: SessionParts,
  ) {}

  /** The cluster as its users reach it, admission included. */
  get api(): ApiServer {
    return this.parts.api;
  }

  /** @throws Error when there is no such scenario. */
  static async open(
    options: SessionOptions,
    { openCluster, userOf }: SessionSurroundings,
  ): Promise<ClusterSession> {
    const scenario = renamed(findScenario(options.scenario), options.names ?? {});
    const cluster = await openCluster(scenario.objects());
    const api = withAdmission(cluster.api);
    const manual = options.speed === 0 ? manualClock(Date.now()) : undefined;
    const clock = manual ?? scaledClock(options.speed);
    const simulators =
      scenario.still === true ? noSimulators : await startSimulators({ api: cluster.api, clock });
    const served = serveApi(api, {
      userOf,
      endWatchesWith: { afterMs: options.watchesEndAfterMs, code: abnormalClosure },
    });
    return new ClusterSession(options, { api, cluster, served, simulators, manual });
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    // fetch joins the values of a header that is set twice; the console's proxy takes them apart again.
    const groups = request.headersDistinct['impersonate-group'];
    if (groups) {
      request.headersDistinct['impersonate-group'] = groups.flatMap((value) =>
        value.split(',').map((group) => group.trim()),
      );
    }
    if (!this.parts.served.handle(request, response)) {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
    }
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    if (!this.parts.served.upgrade(request, socket, head)) {
      socket.destroy();
    }
  }

  isActive(fault: string): boolean {
    return this.active.has(fault);
  }

  /** @throws Error when the menu has no such failure. */
  setFault(name: string, on: boolean): void {
    const fault = menuFaults.find((candidate) => candidate.name === name);
    if (!fault) {
      throw new Error(`there is no failure "${name}"`);
    }
    this.active.get(name)?.();
    this.active.delete(name);
    if (on) {
      this.active.set(name, this.inject(fault));
    }
  }

  injectNodeFailure(failure: FailureInjection): void {
    this.parts.simulators.injectFailure(failure);
  }

  clearNodeFailures(): void {
    this.parts.simulators.clearFailures();
  }

  /** Cuts every watch without a close frame; the browser sees code 1006. */
  dropWatches(): void {
    for (const socket of this.sockets) {
      socket.destroy();
    }
  }

  /** @throws Error when the clock runs by itself. */
  async advanceClock(milliseconds: number): Promise<void> {
    const { manual } = this.parts;
    if (!manual) {
      throw new Error('the clock of this session runs by itself; open it with speed 0');
    }
    await manual.advance(milliseconds);
  }

  async close(): Promise<void> {
    for (const stop of this.active.values()) {
      stop();
    }
    this.parts.simulators.stop();
    this.parts.served.close();
    this.dropWatches();
    await this.parts.cluster.close();
  }

  private inject({ faults = [], nodeFailure, dropWatchesEveryMs }: MenuFault): () => void {
    const removals = faults.map((fault) => this.parts.served.faults.add(fault));
    if (nodeFailure) {
      this.parts.simulators.injectFailure(nodeFailure);
      removals.push(() => {
        this.parts.simulators.clearFailures();
      });
    }
    if (dropWatchesEveryMs !== undefined) {
      const timer = setInterval(() => {
        this.dropWatches();
      }, dropWatchesEveryMs);
      removals.push(() => {
        clearInterval(timer);
      });
    }
    return () => {
      for (const remove of removals) {
        remove();
      }
    };
  }
}
