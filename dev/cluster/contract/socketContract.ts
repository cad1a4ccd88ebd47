import type { User } from '../api';
import { ContractClient, collection, listMeta } from './contractTarget';
import type { HttpContractTarget } from './contractTarget';
import type { Relay } from './relay';
import { openRelay } from './relay';
import { SocketLog } from './socketLog';

/** Watches over WebSocket, as the console's proxy opens them for a browser. */
export function socketContract(target: () => HttpContractTarget): void {
  describe('watches over WebSocket', () => {
    let relay: Relay;
    beforeAll(async () => {
      relay = await openRelay(Number(new URL(target().baseUrl).port));
    });
    afterAll(() => relay.close());

    const client = () => new ContractClient(target());
    const socket = (path: string, user?: User, origin = 'https://console'): SocketLog => {
      const url = new URL(`${target().baseUrl}${path}`);
      url.protocol = url.protocol.replace('http', 'ws');
      url.port = String(relay.port);
      const headers = {
        ...(origin !== '' && { origin }),
        ...(user && {
          'impersonate-user': user.name,
          'impersonate-group': user.groups.join(','),
        }),
      };
      return new SocketLog(url.href, { ...target().tls, headers });
    };
    const listed = async (namespace: string) =>
      listMeta(await client().get(collection(namespace))).resourceVersion;

    test('each event is one text frame, and an ordinary time-out is a normal close', async () => {
      const namespace = await client().namespace();
      const log = socket(
        `${collection(namespace)}?watch=true&timeoutSeconds=1&resourceVersion=${await listed(namespace)}`,
      );
      await log.opened;
      await client().attachment(namespace, 'a');
      await client().attachment(namespace, 'b');
      for (const name of ['a', 'b']) {
        expect(await log.next()).toMatchObject({ type: 'ADDED', object: { metadata: { name } } });
      }
      expect(await log.closed).toBe(1000);
    });

    test('a revision that is forgotten is told in an ERROR frame, and the watch is closed', async () => {
      const namespace = await client().namespace();
      const log = socket(`${collection(namespace)}?watch=true&resourceVersion=1`);
      expect(await log.next()).toMatchObject({
        type: 'ERROR',
        object: { kind: 'Status', status: 'Failure', code: 410, reason: 'Expired' },
      });
      expect(await log.closed).toBe(1000);
    });

    test('who may not watch is refused before the upgrade', async () => {
      const namespace = await client().namespace();
      const user = { name: 'someone', groups: ['system:authenticated'] };
      const log = socket(`${collection(namespace)}?watch=true`, user);
      const { status, text } = await log.refused;
      expect(status).toBe(403);
      expect(JSON.parse(text)).toMatchObject({ kind: 'Status', reason: 'Forbidden' });
    });

    test('who does not say where a page comes from is refused', async () => {
      const namespace = await client().namespace();
      const log = socket(`${collection(namespace)}?watch=true`, undefined, '');
      expect((await log.refused).status).toBe(403);
    });

    test('a connection that is cut ends without a close frame, and the watch goes on from what it saw', async () => {
      const namespace = await client().namespace();
      const path = `${collection(namespace)}?watch=true&resourceVersion=`;
      const log = socket(`${path}${await listed(namespace)}`);
      await log.opened;
      const { metadata } = await client().attachment(namespace, 'a');
      expect(await log.next()).toMatchObject({ type: 'ADDED' });
      relay.cut();
      expect(await log.closed).toBe(1006);
      await client().attachment(namespace, 'b');
      const again = socket(`${path}${metadata.resourceVersion ?? ''}`);
      expect(await again.next()).toMatchObject({
        type: 'ADDED',
        object: { metadata: { name: 'b' } },
      });
      again.close();
    });
  });
}
