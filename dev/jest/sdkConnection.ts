/**
 * Puts an `ApiServer` behind the stand-in of the console's SDK, so that tests of the adapter and of pages run end to end:
 *
 *   const sdk = connectSdk(embeddedCluster(), testUsers.admin);
 *   sdk.faults.add({ path: /nodes/, verbs: ['list'], status: 500, times: 1 });
 *   sdk.cutWatches();
 *   afterEach(() => sdk.disconnect());
 */
import type { ApiRequest, ApiResponse, ApiServer, User } from '../cluster/api';
import { faults as newFaults } from '../cluster/faults';
import type { Faults } from '../cluster/faults';
import { HttpError } from './httpError';
import { ApiSocket } from './apiSocket';

export interface SdkRequest {
  method: string;
  /** From `/api` or `/apis` on, with the query. */
  path: string;
}

export interface SdkState {
  sdkCore: {
    user?: { username: string; groups: string[] };
    impersonate?: { kind: string; name: string; groups: string[]; subprotocols: string[] };
  };
}

export interface SdkConnection {
  readonly faults: Faults;
  /** Every HTTP request so far, oldest first. */
  readonly requests: readonly SdkRequest[];
  /** Paths of every WebSocket that was asked for, refused ones included. */
  readonly sockets: readonly string[];
  /** How often the console would have sent the user to the log-in page. */
  readonly logOuts: number;
  /** Sockets that are open now. */
  openSockets(): number;
  /** Ends every watch as the console's proxy does: without a close frame. */
  cutWatches(): void;
  /** From now on no WebSocket comes through. */
  refuseSockets(refuse: boolean): void;
  setUser(user: User): void;
  impersonate(user: User | undefined): void;
  setActiveNamespace(namespace: string): void;
  disconnect(): void;
}

const BASE_PATH = '/console/';
const KUBERNETES = `${BASE_PATH}api/kubernetes`;
export const ALL_NAMESPACES = '#ALL_NS#';

/** What the stand-in talks to; one at a time, as a page has one console. */
class Connection implements SdkConnection {
  readonly faults = newFaults();
  readonly requests: SdkRequest[] = [];
  readonly sockets: string[] = [];
  readonly live = new Set<ApiSocket>();
  logOuts = 0;
  refusing = false;
  activeNamespace = ALL_NAMESPACES;
  private impersonated: User | undefined;
  private readonly listeners = new Set<() => void>();
  private current: SdkState = { sdkCore: {} };

  constructor(
    readonly api: ApiServer,
    private user: User,
  ) {
    this.renewState();
  }

  get acting(): User {
    return this.impersonated ?? this.user;
  }

  readonly state = (): SdkState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  openSockets(): number {
    return [...this.live].filter((socket) => socket.readyState === 1).length;
  }

  cutWatches(): void {
    for (const socket of [...this.live]) socket.cut();
  }

  refuseSockets(refuse: boolean): void {
    this.refusing = refuse;
  }

  setUser(user: User): void {
    this.user = user;
    this.impersonated = undefined;
    this.renewState();
  }

  impersonate(user: User | undefined): void {
    this.impersonated = user;
    this.renewState();
  }

  setActiveNamespace(namespace: string): void {
    this.activeNamespace = namespace;
    this.tell();
  }

  disconnect(): void {
    for (const socket of [...this.live]) socket.close();
    if (present === this) present = undefined;
  }

  /** @throws TypeError as fetch does when the connection breaks */
  async request(request: ApiRequest): Promise<ApiResponse> {
    const { method, path } = request;
    this.requests.push({ method, path });
    const user = this.acting;
    const taken = this.faults.take({ path, verb: verbOf(request), user });
    for (const fault of taken) {
      if (fault.delayMs !== undefined) await delay(fault.delayMs);
      if (fault.drop === 'before') throw new TypeError('Failed to fetch');
      if (fault.status !== undefined) return injected(fault.status, fault.message);
    }
    const answer = await this.api.request({ ...request, user });
    if (taken.some(({ drop }) => drop === 'after')) throw new TypeError('Failed to fetch');
    return answer;
  }

  private renewState(): void {
    const { name, groups } = this.user;
    const { impersonated } = this;
    this.current = {
      sdkCore: {
        user: { username: name, groups },
        ...(impersonated && {
          impersonate: {
            kind: 'User',
            name: impersonated.name,
            groups: impersonated.groups,
            subprotocols: [`Impersonate-User.${impersonated.name}`],
          },
        }),
      },
    };
    this.tell();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

let present: Connection | undefined;

/** @throws Error when no test has connected anything */
export function connection(): Connection {
  if (!present) throw new Error('The test has not called connectSdk().');
  return present;
}

/** Connects the stand-in to a server as `user`, until `disconnect` or the next call. Sets what a console sets on `window`. */
export function connectSdk(api: ApiServer, user: User): SdkConnection {
  present?.disconnect();
  present = new Connection(api, user);
  define('SERVER_FLAGS', { basePath: BASE_PATH });
  define('WebSocket', ApiSocket);
  if (!('location' in globalThis)) define('location', { protocol: 'https:', host: 'console.test' });
  return present;
}

function define(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

/** One request by URL, as the console's fetch makes it. @throws HttpError for every answer that is not 2xx */
export async function fetchKubernetes(
  url: string,
  method: string,
  body?: unknown,
  contentType?: ApiRequest['contentType'],
): Promise<ApiResponse> {
  const there = connection();
  const path = kubernetesPath(url);
  const answer = await there.request({
    method: method as ApiRequest['method'],
    path,
    ...(body !== undefined && { body: structuredClone(body) }),
    ...(contentType !== undefined && { contentType }),
  });
  if (answer.status < 300) return answer;
  if (answer.status === 401) there.logOuts += 1;
  throw HttpError.of(answer.status, answer.body, answer.retryAfter);
}

/** @throws Error for a URL outside the console's proxy */
export function kubernetesPath(url: string): string {
  const { pathname, search } = new URL(url, 'https://console.test');
  if (!pathname.startsWith(`${KUBERNETES}/`)) throw new Error(`${url} is not under ${KUBERNETES}`);
  return `${pathname.slice(KUBERNETES.length)}${search}`;
}

function verbOf({ method, path }: ApiRequest): string {
  const verbs = { POST: 'create', PUT: 'update', PATCH: 'patch', DELETE: 'delete' } as const;
  if (method !== 'GET') return verbs[method];
  const [, rest = ''] = /^\/(?:api|apis\/[^/]+)\/[^/]+(\/[^?]*)/.exec(path) ?? [];
  const parts = rest.split('/').filter(Boolean);
  const named = parts[0] === 'namespaces' && parts.length > 2 ? parts.length - 2 : parts.length;
  return named > 1 ? 'get' : 'list';
}

function injected(status: number, message = `injected ${String(status)}`): ApiResponse {
  const reasons: Record<number, string> = {
    403: 'Forbidden',
    409: 'Conflict',
    410: 'Expired',
    422: 'Invalid',
  };
  return { status, body: { kind: 'Status', code: status, reason: reasons[status] ?? '', message } };
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
