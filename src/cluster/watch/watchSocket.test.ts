import { webSocketWatch } from './watchSocket';

class Socket {
  static made: Socket[] = [];
  onopen: () => void = () => undefined;
  onmessage: (event: { data: unknown }) => void = () => undefined;
  onclose: () => void = () => undefined;
  closed = 0;

  constructor(
    readonly url: string,
    readonly protocols: readonly string[],
  ) {
    Socket.made.push(this);
  }

  close(): void {
    this.closed += 1;
  }
}

const set = (name: string, value: unknown): void => {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
};

const open = (subprotocols: readonly string[] = []) => {
  const told: string[] = [];
  const close = webSocketWatch(subprotocols)({ kind: 'nad', namespace: 'team a' }, '12', {
    onOpen: () => told.push('open'),
    onFrame: (text) => told.push(text),
    onClose: () => told.push('close'),
  });
  const socket = Socket.made.at(-1);
  if (socket === undefined) throw new Error('no socket');
  return { told, close, socket };
};

beforeEach(() => {
  set('WebSocket', Socket);
  set('SERVER_FLAGS', { basePath: '/ocp/console/' });
  set('location', { protocol: 'https:', host: 'console.example' });
});

it('watches below the base path of the console, with bookmarks, from the version that was listed', () => {
  expect(open().socket.url).toBe(
    'wss://console.example/ocp/console/api/kubernetes/apis/k8s.cni.cncf.io/v1/namespaces/team%20a' +
      '/network-attachment-definitions?watch=true&allowWatchBookmarks=true&resourceVersion=12',
  );
});

it('is not secure where the page is not', () => {
  set('location', { protocol: 'http:', host: 'localhost:9000' });
  expect(open().socket.url).toMatch(/^ws:\/\/localhost:9000\//);
});

it('says whom the console impersonates by its subprotocols', () => {
  const protocols = ['Impersonate-User.Ym9i', 'Impersonate-Group.b3Bz'];
  expect(open(protocols).socket.protocols).toEqual(protocols);
});

it('passes frames on, and tells of its end once', () => {
  const { told, socket } = open();
  socket.onopen();
  socket.onmessage({ data: '{}' });
  socket.onclose();
  socket.onclose();
  expect(told).toEqual(['open', '{}', 'close']);
});

it('says nothing after it was closed from here, for browsers still deliver what has arrived', () => {
  const { told, close, socket } = open();
  close();
  close();
  socket.onopen();
  socket.onmessage({ data: '{}' });
  socket.onclose();
  expect(told).toEqual([]);
  expect(socket.closed).toBe(1);
});
