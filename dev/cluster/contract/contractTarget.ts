import type { ApiRequest, ApiResponse, ApiServer, KubeObject, User, WatchEvent } from '../api';
import { isRecord, listAt, recordAt, textAt } from '../jsonValue';
import { decodeObject } from '../objectMeta';

/** An API server under contract. */
export interface ContractTarget {
  api: ApiServer;
  close: () => Promise<void>;
  /** Forgets history, as etcd's compaction does. */
  compact: () => Promise<void>;
}

/** An API server that is reached over the network, WebSockets included. */
export interface HttpContractTarget extends ContractTarget {
  /** The address before `/api…`, on this machine, and what its TLS asks for. */
  baseUrl: string;
  tls: { ca?: string; cert?: string; key?: string };
}

export const attachments = {
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  root: '/apis/k8s.cni.cncf.io/v1',
  plural: 'network-attachment-definitions',
};

/** What the tests of the contract ask of the server, in the words of the tests. */
export class ContractClient {
  constructor(private readonly target: Pick<ContractTarget, 'api'>) {}

  /** Asks again and again until it is so: for what a real API server takes a moment to notice. The test's own limit ends it. */
  async until(isSo: () => Promise<unknown>): Promise<void> {
    while ((await isSo()) !== true) await new Promise((resolve) => setTimeout(resolve, 100));
  }

  send(request: ApiRequest): Promise<ApiResponse> {
    return this.target.api.request(request);
  }

  get(path: string, user?: User): Promise<ApiResponse> {
    return this.send({ method: 'GET', path, ...(user && { user }) });
  }

  post(path: string, body: unknown, user?: User): Promise<ApiResponse> {
    return this.send({ method: 'POST', path, body, ...(user && { user }) });
  }

  put(path: string, body: unknown): Promise<ApiResponse> {
    return this.send({ method: 'PUT', path, body });
  }

  jsonPatch(path: string, body: unknown): Promise<ApiResponse> {
    return this.send({ method: 'PATCH', path, body, contentType: 'application/json-patch+json' });
  }

  mergePatch(path: string, body: unknown): Promise<ApiResponse> {
    return this.send({ method: 'PATCH', path, body, contentType: 'application/merge-patch+json' });
  }

  delete(path: string, body?: unknown): Promise<ApiResponse> {
    return this.send({ method: 'DELETE', path, ...(body !== undefined && { body }) });
  }

  /** A namespace of the test's own: servers are shared between tests. */
  async namespace(): Promise<string> {
    const metadata = { generateName: 'contract-' };
    return made(
      await this.post('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata }),
    ).metadata.name;
  }

  async attachment(
    namespace: string,
    name: string,
    labels: Record<string, string> = {},
  ): Promise<KubeObject> {
    return made(await this.post(collection(namespace), attachment(name, labels)));
  }

  /** Watches and collects. `next` waits for the next event that was not asked for yet. */
  watch(path: string, user?: User): WatchLog {
    return new WatchLog(this.target.api, path, user);
  }
}

export function collection(namespace: string): string {
  return `${attachments.root}/namespaces/${namespace}/${attachments.plural}`;
}

export function attachment(name: string, labels: Record<string, string> = {}): KubeObject {
  const { apiVersion, kind } = attachments;
  return { apiVersion, kind, metadata: { name, labels }, spec: { config: '{}' } };
}

/** The object of a successful answer. @throws Error with the refusal's text otherwise. */
export function made({ status, body }: ApiResponse): KubeObject {
  if (status >= 400) throw new Error(`${status}: ${textAt(body, 'message')}`);
  return decodeObject(body);
}

/** What matters of a refusal. */
export function refusal({ status, body }: ApiResponse): {
  status: number;
  reason: string;
  message: string;
} {
  return { status, reason: textAt(body, 'reason'), message: textAt(body, 'message') };
}

export function itemNames({ body }: ApiResponse): string[] {
  return listAt(body, 'items').map((item) => textAt(recordAt(item, 'metadata'), 'name'));
}

export function listMeta({ body }: ApiResponse): {
  resourceVersion: string;
  continue: string;
  remaining: unknown;
} {
  const metadata = recordAt(body, 'metadata');
  return {
    resourceVersion: textAt(metadata, 'resourceVersion'),
    continue: textAt(metadata, 'continue'),
    remaining: metadata.remainingItemCount,
  };
}

/** The fields that the causes of a 422 name. */
export function causeFields({ body }: ApiResponse): string[] {
  return listAt(recordAt(body, 'details'), 'causes')
    .filter(isRecord)
    .map((cause) => textAt(cause, 'field'));
}

class WatchLog {
  readonly opened: Promise<void>;
  readonly refused: Promise<ApiResponse>;
  readonly ended: Promise<void>;
  readonly close: () => void;
  /** What came and was not asked for with `next`. */
  readonly unread: WatchEvent[] = [];
  private readonly waiting: ((event: WatchEvent) => void)[] = [];

  constructor(api: ApiServer, path: string, user?: User) {
    let open: () => void = () => undefined;
    let refuse: (refusal: ApiResponse) => void = () => undefined;
    let end: () => void = () => undefined;
    this.opened = new Promise((resolve) => (open = resolve));
    this.refused = new Promise((resolve) => (refuse = resolve));
    this.ended = new Promise((resolve) => (end = resolve));
    this.close = api.watch(
      { path, ...(user && { user }) },
      {
        onOpen: open,
        onRefused: refuse,
        onClose: end,
        onEvent: (event) => {
          const waiter = this.waiting.shift();
          if (waiter) waiter(event);
          else this.unread.push(event);
        },
      },
    );
  }

  next(): Promise<WatchEvent> {
    const event = this.unread.shift();
    return event ? Promise.resolve(event) : new Promise((resolve) => this.waiting.push(resolve));
  }

  /** The next event as `ADDED name`. */
  async nextLine(): Promise<string> {
    const { type, object } = await this.next();
    return `${type} ${'metadata' in object ? object.metadata.name : object.reason}`;
  }
}
