import type { User } from './api';

/** A disturbance of the requests that match, for tests and demonstrations. All given effects happen. */
export interface Fault {
  /** Matches path and query, for example `/nodenetworkstates`. */
  path: RegExp;
  /** Kubernetes verbs (`get`, `list`, `watch`, `create` …); left out: all. */
  verbs?: string[];
  /** Answer with this status instead, with a Status body in kube's form. */
  status?: number;
  message?: string;
  /** With a status: seconds for the `Retry-After` header. A 429 is then plain text, as the API server's priority and fairness answers. */
  retryAfter?: number;
  /** Wait so long first, in milliseconds. */
  delayMs?: number;
  /** Cut the connection: before the request is carried out, or after it, so that the client never learns the outcome. */
  drop?: 'before' | 'after';
  /** Watches stay open but send nothing, bookmarks included. */
  silent?: boolean;
  /** How many requests are disturbed; left out: all until removed. */
  times?: number;
}

export interface Faults {
  /** Returns `remove`. */
  add(fault: Fault): () => void;
  clear(): void;
  list(): Fault[];
  /** The faults of a request, newest last; counts them down. */
  take(request: { path: string; verb: string; user?: User }): Fault[];
  /** Whether running watches of this path are silenced at the moment. */
  silences(path: string): boolean;
}

export function faults(): Faults {
  let active: Fault[] = [];
  const matches = (fault: Fault, path: string, verb: string) =>
    fault.path.test(path) && (!fault.verbs || fault.verbs.includes(verb));
  return {
    add: (fault) => {
      const own = { ...fault };
      active.push(own);
      return () => {
        active = active.filter((other) => other !== own);
      };
    },
    clear: () => {
      active = [];
    },
    list: () => [...active],
    take: ({ path, verb }) => {
      const taken = active.filter((fault) => !fault.silent && matches(fault, path, verb));
      for (const fault of taken) {
        if (fault.times === undefined) continue;
        fault.times -= 1;
        if (fault.times <= 0) active = active.filter((other) => other !== fault);
      }
      return taken;
    },
    silences: (path) =>
      active.some((fault) => fault.silent === true && matches(fault, path, 'watch')),
  };
}
