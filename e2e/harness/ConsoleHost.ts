import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { sessionCookie, userCookie } from '../../dev/host/harnessState';
import type { Announcements } from './watchForProblems';

export interface ScenarioOptions {
  /** Who is logged in: admin (default), viewer, project-admin, project-viewer, nobody. */
  user?: string;
  theme?: 'light' | 'dark' | 'contrast' | 'dark-contrast';
  /** Page to open, below the base path. */
  path?: string;
  /** `0` stops the controllers' clock, so that the test steps it with `advanceClock`. Default 100. */
  speed?: number;
  /** After how long the proxy ends a watch without a close frame. */
  watchesEndAfterMs?: number;
  /** Other names for things of the scenario, such as the longest that Kubernetes allows. */
  names?: Record<string, string>;
}

interface ApiAnswer {
  status: number;
  body: unknown;
}

/** One browser page in front of a cluster of its own. */
export class ConsoleHost {
  private session = '';

  constructor(
    readonly page: Page,
    readonly url: string,
    private readonly announced: Announcements,
  ) {}

  /** Makes a cluster with this scenario for this test alone and opens the page on it. */
  async openScenario(scenario: string, options: ScenarioOptions = {}): Promise<void> {
    const { user = 'admin', theme = 'light', path = 'vlan-networks', ...cluster } = options;
    const { id } = (await this.harness('sessions', { scenario, speed: 100, ...cluster })) as {
      id: string;
    };
    this.session = id;
    const cookies = { [sessionCookie]: id, [userCookie]: user };
    await this.page.context().addCookies(
      Object.entries(cookies).map(([name, value]) => ({
        name,
        value,
        url: new URL('/', this.url).href,
      })),
    );
    await this.page.addInitScript((name) => {
      if (localStorage.getItem('bridge/theme') === null) {
        localStorage.setItem('bridge/theme', name);
      }
    }, theme);
    await this.open(path);
  }

  /** Opens a page of the host, `path` without a leading slash. */
  async open(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.url).href);
  }

  /** Picks `option` in one of the masthead's menus: Scenario, Failures, Theme, Impersonate, User, Perspective. */
  async pick(menu: string, option: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${menu}: `) }).click();
    await this.page.getByRole('menuitem', { name: option }).click();
  }

  /** Makes a project the active one, as the console's project menu does. */
  async chooseProject(name: string): Promise<void> {
    await this.page
      .getByRole('banner')
      .getByRole('button', { name: /^Project: / })
      .click();
    await this.page.getByRole('option', { name, exact: true }).click();
  }

  /** A request to the cluster as its admin, past the browser, the proxy and the faults. */
  async api(method: string, path: string, body?: unknown): Promise<ApiAnswer> {
    return (await this.harness('api', { method, path, body })) as ApiAnswer;
  }

  /** An object or a list of the cluster. */
  async read<T>(path: string): Promise<T> {
    const { status, body } = await this.api('GET', path);
    expect(status, `GET ${path}: ${JSON.stringify(body)}`).toBe(200);
    return body as T;
  }

  /** Makes the policies fail on a node, as nmstate would; see `FailureInjection` of dev/simulators. */
  async injectNodeFailure(failure: {
    node: string;
    policy?: string;
    kind?: 'InvalidArgument' | 'VerificationError' | 'probe';
    message?: string;
    times?: number;
  }): Promise<void> {
    await this.harness('node-failure', failure);
  }

  async clearNodeFailures(): Promise<void> {
    await this.harness('node-failure/clear', {});
  }

  /** Turns one of the masthead's failures on or off. */
  async setFault(name: string, on: boolean): Promise<void> {
    await this.harness('faults', { name, on });
  }

  /** Steps the controllers' clock; only for a scenario opened with `speed: 0`. */
  async advanceClock(milliseconds: number): Promise<void> {
    await this.harness('clock', { advanceMs: milliseconds });
  }

  /** Ends all watches of the cluster at once, without a close frame. */
  async dropWatches(): Promise<void> {
    await this.harness('watches/drop', {});
  }

  /** Announces answers of 400 and more whose line `<status> <method> <url>` matches. */
  expectResponse(...patterns: RegExp[]): void {
    this.announced.responses.push(...patterns);
  }

  expectConsoleLine(...patterns: RegExp[]): void {
    this.announced.consoleLines.push(...patterns);
  }

  async close(): Promise<void> {
    if (this.session !== '') {
      await this.harness('sessions/close', {});
    }
  }

  private async harness(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(new URL(`harness/${path}`, this.url), {
      method: 'POST',
      body: JSON.stringify(body),
      headers: this.session === '' ? {} : { cookie: `${sessionCookie}=${this.session}` },
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`harness/${path}: ${String(response.status)} ${text}`);
    }
    return JSON.parse(text) as unknown;
  }
}
