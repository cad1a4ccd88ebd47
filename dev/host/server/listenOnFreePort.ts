import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const portsToTry = 100;

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Listens on `first` or, when that is taken, on the next port that is free; 0 leaves the choice to the system. Tells the port. */
export async function listenOnFreePort(
  server: Server,
  first: number,
  host: string,
): Promise<number> {
  for (let port = first; ; port += 1) {
    try {
      await listen(server, port, host);
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || port >= first + portsToTry) {
        throw error;
      }
    }
  }
}
