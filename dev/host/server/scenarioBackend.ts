import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { User } from '../../cluster/api';
import { scenarios } from '../../scenarios/scenarios';
import type { HarnessState } from '../harnessState';
import { sessionCookie, userCookie } from '../harnessState';
import type { ClusterBackend, HarnessAnswer } from './clusterBackend';
import type { SessionOptions } from './clusterSession';
import { ClusterSession } from './clusterSession';
import { cookie } from './cookies';
import { defaultUser, hostUsers } from './hostUsers';
import { menuFaults } from './menuFaults';
import type { OpenCluster } from './openCluster';
import { readCommand } from './readCommand';

/** The session of whoever has no cookie for another. */
const sharedSession = 'shared';

function userName(request: IncomingMessage): string {
  return cookie(request, userCookie) ?? defaultUser;
}

function userOf(request: IncomingMessage): User | undefined {
  const user = hostUsers.find(({ name }) => name === userName(request));
  return user && { name: user.name, groups: user.groups };
}

function ok(body: unknown = {}): HarnessAnswer {
  return { status: 200, body };
}

/** Clusters with scenarios behind the host: one that the demo's browsers share, and one for each test that asks for its own. */
export async function scenarioBackend(
  defaults: SessionOptions,
  openCluster: OpenCluster,
): Promise<ClusterBackend> {
  const sessions = new Map<string, ClusterSession>();
  const open = (options: SessionOptions): Promise<ClusterSession> =>
    ClusterSession.open(options, { openCluster, userOf });
  sessions.set(sharedSession, await open(defaults));

  const idOf = (request: IncomingMessage): string =>
    cookie(request, sessionCookie) ?? sharedSession;

  function sessionOf(request: IncomingMessage): ClusterSession {
    const session = sessions.get(idOf(request)) ?? sessions.get(sharedSession);
    if (!session) {
      throw new Error('the host is stopping');
    }
    return session;
  }

  /** Puts a fresh cluster under `id` and ends the former one. */
  async function renew(id: string, options: SessionOptions): Promise<void> {
    const next = await open(options);
    const former = sessions.get(id);
    sessions.set(id, next);
    await former?.close();
  }

  function state(request: IncomingMessage): HarnessState {
    const session = sessionOf(request);
    return {
      real: false,
      scenario: session.options.scenario,
      scenarios: scenarios.map(({ name, title }) => ({ name, title })),
      user: userName(request),
      users: hostUsers,
      faults: menuFaults.map(({ name, title }) => ({
        name,
        title,
        active: session.isActive(name),
      })),
    };
  }

  async function post(
    request: IncomingMessage,
    path: string,
    body: unknown,
  ): Promise<HarnessAnswer> {
    const session = sessionOf(request);
    const command = readCommand(path, body);
    switch (command.do) {
      case 'open': {
        const id = randomUUID();
        await renew(id, { ...defaults, ...command.options });
        return { ...ok({ id }), cookie: `${sessionCookie}=${id}; path=/; SameSite=Strict` };
      }
      case 'close':
        if (idOf(request) !== sharedSession) {
          sessions.delete(idOf(request));
          await session.close();
        }
        return ok();
      case 'scenario':
        await renew(idOf(request), { ...session.options, scenario: command.name });
        return ok();
      case 'fault':
        session.setFault(command.name, command.on);
        return ok();
      case 'node-failure':
        session.injectNodeFailure(command.failure);
        return ok();
      case 'clear-node-failures':
        session.clearNodeFailures();
        return ok();
      case 'advance-clock':
        await session.advanceClock(command.milliseconds);
        return ok();
      case 'drop-watches':
        session.dropWatches();
        return ok();
      case 'api':
        return ok(await session.api.request(command.request));
    }
  }

  return {
    handle: (request, response) => {
      sessionOf(request).handle(request, response);
    },
    upgrade: (request, socket, head) => {
      sessionOf(request).upgrade(request, socket, head);
    },
    async harness(request, path, body) {
      if (request.method === 'GET') {
        return path === 'state' ? ok(state(request)) : { status: 404, body: {} };
      }
      try {
        return await post(request, path, body);
      } catch (error) {
        return { status: 400, body: { message: error instanceof Error ? error.message : error } };
      }
    },
    async close() {
      const open = [...sessions.values()];
      sessions.clear();
      await Promise.all(open.map((session) => session.close()));
    },
  };
}
