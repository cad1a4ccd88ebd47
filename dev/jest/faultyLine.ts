import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApiRequest, ApiResponse, ApiServer } from '../cluster/api';
import { faults as newFaults } from '../cluster/faults';
import type { Faults } from '../cluster/faults';
import { httpApi } from '../cluster/httpApi';
import { testUsers } from '../cluster/seedRbac';
import { serveApi } from '../cluster/serveApi';
import type { ServedApi } from '../cluster/serveApi';
import { at } from '../simulators/json';
import type { SimulatedCluster } from '../scenarios/simulatedCluster';

/** When the server does what a client gave up waiting for. `late`: after the client has looked whether it was done. */
export type GivenUp = 'never' | 'at once' | 'late';

/** A real HTTP connection between the SDK's stand-in and a simulated cluster, that can be disturbed at either end. */
export interface FaultyLine {
  /** Disturbances at the server. */
  faults: Faults;
  /** Writes that changed something at the server, by method and path, oldest first; dry runs and reviews are none. */
  applied: string[];
  /** Has the client run out of patience with writes to matching paths, as the SDK's fetch does. Returns `remove`. */
  giveUp(path: RegExp, method: ApiRequest['method'], done: GivenUp, times?: number): () => void;
  connect(sim: SimulatedCluster): ApiServer;
  close(): Promise<void>;
}

class TimeoutError extends Error {
  readonly ms = 70_000;
}

const isReal = ({ method, path }: ApiRequest): boolean =>
  method !== 'GET' && !path.includes('dryRun') && !path.includes('authorization.k8s.io');

export async function faultyLine(): Promise<FaultyLine> {
  const faults = newFaults();
  const applied: string[] = [];
  const patience: { path: RegExp; method: string; done: GivenUp; left: number }[] = [];
  const late: (() => Promise<unknown>)[] = [];
  let served: ServedApi | undefined;
  const server = createServer((request, response) => {
    if (served?.handle(request, response) !== true) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const line = httpApi({ baseUrl: `http://127.0.0.1:${port}` });

  const specs = new Set<string>();
  const counting = ({ api }: SimulatedCluster): ApiServer => ({
    watch: (request, handlers) => api.watch(request, handlers),
    request: async (request) => {
      const answer = await api.request(request);
      if (!isReal(request) || answer.status >= 300) return answer;
      // A patch that changes nothing leaves the spec at its generation.
      const [uid, generation] = ['uid', 'generation'].map((key) =>
        at(answer.body, 'metadata', key),
      );
      const spec = `${request.path} ${String(uid)} ${String(generation)}`;
      if (request.method !== 'PATCH' || !specs.has(spec)) {
        applied.push(`${request.method} ${request.path}`);
      }
      specs.add(spec);
      return answer;
    },
  });

  const impatient = async (request: ApiRequest): Promise<ApiResponse> => {
    const entry = patience.find(
      ({ path, method, left }) =>
        left > 0 && method === request.method && isReal(request) && path.test(request.path),
    );
    if (entry !== undefined) {
      entry.left -= 1;
      if (entry.done === 'at once') await line.request(request);
      if (entry.done === 'late') late.push(async () => line.request(request));
      throw new TimeoutError('timed out');
    }
    const answer = await line.request(request);
    if (request.method === 'GET') for (const work of late.splice(0)) await work();
    return answer;
  };

  return {
    faults,
    applied,
    giveUp: (path, method, done, times = Infinity) => {
      const entry = { path, method, done, left: times };
      patience.push(entry);
      return () => {
        entry.left = 0;
      };
    },
    connect: (sim) => {
      served = serveApi(counting(sim), { userOf: () => testUsers.admin, faults });
      return {
        watch: (request, handlers) => sim.api.watch(request, handlers),
        // The stepped clock waits for what is under way on the line.
        request: async (request) => sim.clock.during(impatient(request)),
      };
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
