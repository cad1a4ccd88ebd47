import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * The cluster behind `/api/kubernetes`. Requests arrive with their path already stripped to `/api…` or `/apis…`; the backend knows
 * from cookies and impersonation headers who asks.
 */
export interface ClusterBackend {
  handle(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Answers `harness/<path>`; `body` is the parsed JSON of a POST. */
  harness(request: IncomingMessage, path: string, body: unknown): Promise<HarnessAnswer>;
  close(): Promise<void>;
}

export interface HarnessAnswer {
  status: number;
  body: unknown;
  cookie?: string;
}
