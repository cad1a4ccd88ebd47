import { WebSocket } from 'ws';
import type { ClientOptions } from 'ws';
import { textAt } from '../jsonValue';

/** A watch over a WebSocket: what came, and how it ended. */
export class SocketLog {
  /** The code of the end as a browser reports it: 1006 when the connection ended without a close frame. */
  readonly closed: Promise<number>;
  readonly opened: Promise<void>;
  /** The HTTP status and the body of a refused upgrade. */
  readonly refused: Promise<{ status: number; text: string }>;
  private readonly socket: WebSocket;
  private readonly frames: string[] = [];
  private readonly waiting: ((frame: string) => void)[] = [];

  constructor(url: string, options: ClientOptions) {
    this.socket = new WebSocket(url, options);
    this.opened = new Promise((resolve) => this.socket.on('open', resolve));
    this.closed = new Promise((resolve) => this.socket.on('close', resolve));
    this.refused = new Promise((resolve) => {
      this.socket.on('unexpected-response', (_, response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
    });
    // What went wrong is told by `closed` and `refused`.
    this.socket.on('error', () => undefined);
    this.socket.on('message', (data, isBinary) => {
      const frame = isBinary ? 'a binary frame' : (data as Buffer).toString('utf8');
      const waiter = this.waiting.shift();
      if (waiter) waiter(frame);
      else this.frames.push(frame);
    });
  }

  /** The next frame, parsed. */
  async next(): Promise<{ type: string; object: unknown }> {
    const frame =
      this.frames.shift() ?? (await new Promise<string>((resolve) => this.waiting.push(resolve)));
    const event: unknown = JSON.parse(frame);
    return { type: textAt(event, 'type'), object: Reflect.get(Object(event), 'object') as unknown };
  }

  close(): void {
    this.socket.close();
  }
}
