import type { WatchEvent } from '../cluster/api';
import { connection, kubernetesPath } from './sdkConnection';

/** A browser's WebSocket as far as watches use it, over the connected server. */
export class ApiSocket {
  onopen: ((event: unknown) => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  /** 0 connecting, 1 open, 3 closed. */
  readyState = 0;
  private stop: () => void = () => undefined;

  constructor(
    readonly url: string,
    readonly protocols: readonly string[] = [],
  ) {
    const there = connection();
    const path = kubernetesPath(url.replace(/^ws/, 'http'));
    there.sockets.push(path);
    there.live.add(this);
    const refused =
      there.refusing || there.faults.take({ path, verb: 'watch', user: there.acting }).length > 0;
    if (refused) {
      queueMicrotask(() => this.cut());
      return;
    }
    this.stop = there.api.watch(
      { path, user: there.acting },
      {
        onOpen: () => {
          if (this.readyState !== 0) return;
          this.readyState = 1;
          this.onopen?.({});
        },
        onRefused: () => this.cut(),
        onEvent: (event) => this.deliver(event, there.faults.silences(path)),
        onClose: () => this.cut(),
      },
    );
  }

  close(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    connection().live.delete(this);
    this.stop();
  }

  /** The end that a page sees when the line breaks: an error, then code 1006. */
  cut(): void {
    if (this.readyState === 3) return;
    this.close();
    this.onerror?.({});
    this.onclose?.({ code: 1006 });
  }

  private deliver(event: WatchEvent, silenced: boolean): void {
    if (this.readyState === 1 && !silenced) this.onmessage?.({ data: JSON.stringify(event) });
  }
}
