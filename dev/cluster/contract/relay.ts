import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/** Hands TCP connections on to a port of this machine, and can cut them as a failing network does. */
export interface Relay {
  port: number;
  cut(): void;
  close(): Promise<void>;
}

export async function openRelay(target: number): Promise<Relay> {
  const ends = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    for (const [end, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      ends.add(end);
      end.pipe(other);
      // The other side sees the connection end; there is nobody else to tell.
      end.on('error', () => other.destroy());
      end.on('close', () => ends.delete(end));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const end of ends) end.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
