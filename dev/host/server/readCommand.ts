import type { ApiRequest } from '../../cluster/api';
import type { FailureInjection } from '../../simulators/failures';
import type { SessionOptions } from './clusterSession';

/** What a `POST harness/<path>` asks for. */
export type HarnessCommand =
  | { do: 'open'; options: Partial<SessionOptions> }
  | { do: 'close' }
  | { do: 'scenario'; name: string }
  | { do: 'fault'; name: string; on: boolean }
  | { do: 'node-failure'; failure: FailureInjection }
  | { do: 'clear-node-failures' }
  | { do: 'advance-clock'; milliseconds: number }
  | { do: 'drop-watches' }
  | { do: 'api'; request: ApiRequest };

type Fields = Record<string, unknown>;

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const kinds = ['InvalidArgument', 'VerificationError', 'probe'] as const;

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') {
    throw new Error(`"${name}" has to be a text`);
  }
  return value;
}

/** An object of texts. */
function texts(fields: Fields, name: string): Record<string, string> {
  const value = fields[name];
  const entries: Fields = typeof value === 'object' && value !== null ? { ...value } : {};
  return Object.fromEntries(Object.keys(entries).map((key) => [key, text(entries, key)]));
}

function number(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value !== 'number' || !(value >= 0)) {
    throw new Error(`"${name}" has to be a number of 0 or more`);
  }
  return value;
}

function oneOf<T extends string>(fields: Fields, name: string, values: readonly T[]): T {
  const found = values.find((value) => value === fields[name]);
  if (found === undefined) {
    throw new Error(`"${name}" has to be one of ${values.join(', ')}`);
  }
  return found;
}

function sessionOptions(fields: Fields): Partial<SessionOptions> {
  return {
    ...(fields.scenario !== undefined && { scenario: text(fields, 'scenario') }),
    ...(fields.speed !== undefined && { speed: number(fields, 'speed') }),
    ...(fields.watchesEndAfterMs !== undefined && {
      watchesEndAfterMs: number(fields, 'watchesEndAfterMs'),
    }),
    ...(fields.names !== undefined && { names: texts(fields, 'names') }),
  };
}

function nodeFailure(fields: Fields): FailureInjection {
  return {
    node: text(fields, 'node'),
    ...(fields.policy !== undefined && { policy: text(fields, 'policy') }),
    ...(fields.message !== undefined && { message: text(fields, 'message') }),
    ...(fields.kind !== undefined && { kind: oneOf(fields, 'kind', kinds) }),
    ...(fields.times !== undefined && { times: number(fields, 'times') }),
  };
}

/** @throws Error that says what is wrong with the command. */
export function readCommand(path: string, body: unknown): HarnessCommand {
  const fields: Fields = typeof body === 'object' && body !== null ? { ...body } : {};
  switch (path) {
    case 'sessions':
      return { do: 'open', options: sessionOptions(fields) };
    case 'sessions/close':
      return { do: 'close' };
    case 'scenario':
      return { do: 'scenario', name: text(fields, 'name') };
    case 'faults':
      return { do: 'fault', name: text(fields, 'name'), on: fields.on === true };
    case 'node-failure':
      return { do: 'node-failure', failure: nodeFailure(fields) };
    case 'node-failure/clear':
      return { do: 'clear-node-failures' };
    case 'clock':
      return { do: 'advance-clock', milliseconds: number(fields, 'advanceMs') };
    case 'watches/drop':
      return { do: 'drop-watches' };
    case 'api':
      return {
        do: 'api',
        request: {
          method: oneOf(fields, 'method', methods),
          path: text(fields, 'path'),
          ...(fields.body !== undefined && { body: fields.body }),
          ...(fields.contentType !== undefined && {
            contentType: oneOf(fields, 'contentType', [
              'application/json',
              'application/json-patch+json',
              'application/merge-patch+json',
            ] as const),
          }),
        },
      };
    default:
      throw new Error(`the harness has no "${path}"`);
  }
}
