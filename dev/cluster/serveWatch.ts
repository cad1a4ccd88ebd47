import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';

import type { ApiResponse, ApiServer, WatchEvent } from './api';
import type { Faults } from './faults';
import type { Incoming } from './serveApi';

interface WatchServing {
  faults: Faults;
  endWatchesWith?: { afterMs: number; code: number };
}

/** How a running watch is told to its client. */
interface Sink {
  open: () => void;
  refuse: (refusal: ApiResponse) => void;
  send: (text: string) => void;
  end: () => void;
}

const abnormal = 1006;

/** Watches over WebSocket and over chunked HTTP. */
export function serveWatch(server: ApiServer, options: WatchServing) {
  const { faults, endWatchesWith } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => [...offered][0] ?? false,
  });
  const running = new Set<() => void>();

  const run = ({ path, user }: Incoming, sink: Sink): (() => void) => {
    let stopWatch: () => void = () => undefined;
    const stop = () => {
      stopWatch();
      running.delete(end);
    };
    const end = () => {
      stop();
      sink.end();
    };
    stopWatch = server.watch(
      { path, user },
      {
        onOpen: () => {
          running.add(end);
          sink.open();
        },
        onRefused: (refusal) => sink.refuse(refusal),
        onEvent: (event: WatchEvent) => {
          if (!faults.silences(path)) sink.send(JSON.stringify(event));
        },
        onClose: end,
      },
    );
    return stop;
  };

  const overHttp = (incoming: Incoming, request: IncomingMessage, response: ServerResponse) => {
    const timers: NodeJS.Timeout[] = [];
    const stop = run(incoming, {
      open: () => {
        response.writeHead(200, {
          'content-type': 'application/json',
          'cache-control': 'no-cache, private',
        });
        response.flushHeaders();
        if (endWatchesWith)
          timers.push(setTimeout(() => response.destroy(), endWatchesWith.afterMs));
      },
      refuse: ({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      },
      send: (text) => response.write(`${text}\n`),
      end: () => response.end(),
    });
    request.on('close', stop);
    response.on('close', () => {
      timers.forEach(clearTimeout);
      stop();
    });
  };

  const overSocket = async (
    incoming: Incoming,
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
  ) => {
    // kube-apiserver's WebSocket library wants to know the page (golang.org/x/net/websocket checkOrigin).
    if (request.headers.origin === undefined) {
      refuseSocket(socket, { status: 403, body: 'null origin' });
      return;
    }
    for (const fault of incoming.faults) {
      if (fault.delayMs) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
      if (fault.drop) return void socket.destroy();
      if (fault.status) {
        refuseSocket(socket, {
          status: fault.status,
          body: { kind: 'Status', code: fault.status },
        });
        return;
      }
    }
    let client: WebSocket | undefined;
    const early: string[] = [];
    const stop = run(incoming, {
      open: () => {
        sockets.handleUpgrade(request, socket, head, (opened) => {
          client = opened;
          const timer =
            endWatchesWith &&
            setTimeout(() => endSocket(opened, endWatchesWith.code), endWatchesWith.afterMs);
          opened.on('close', () => {
            clearTimeout(timer);
            stop();
          });
          // A client that sends rubbish ends its own watch; 'close' follows.
          opened.on('error', () => undefined);
          for (const text of early.splice(0)) opened.send(text);
        });
      },
      refuse: (refusal) => refuseSocket(socket, refusal),
      send: (text) => (client ? client.send(text) : early.push(text)),
      end: () => client?.close(1000),
    });
    socket.on('error', stop);
  };

  return {
    overHttp,
    overSocket,
    close: () => [...running].forEach((end) => end()),
  };
}

/** 1006 is no code that can be sent: it is what a client reports when the connection ends without a close frame. */
function endSocket(client: WebSocket, code: number): void {
  if (code === abnormal) client.terminate();
  else client.close(code);
}

function refuseSocket(socket: Duplex, { status, body }: ApiResponse): void {
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}
