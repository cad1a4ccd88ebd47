import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { ConsoleHost } from './ConsoleHost';

/** What a page says of each node while a policy is rolled out: node → state, in words. */
export type NodeStates = Record<string, string>;

/** Reads the table of nodes of a policy. Empty before the nodes have taken it up. */
export async function nodeStates(page: Page, policy: string): Promise<NodeStates> {
  const rows = await page
    .getByRole('grid', { name: `Nodes of ${policy}` })
    .locator('tbody tr')
    .evaluateAll((found) =>
      found.map((row) =>
        [...row.querySelectorAll('td')].slice(0, 2).map((cell) => cell.innerText.trim()),
      ),
    );
  return Object.fromEntries(rows.map(([node = '', state = '']) => [node, state]));
}

interface Enactments {
  items: { status?: { conditions?: { type: string; status: string }[] } }[];
}

/** On how many nodes the cluster says that a policy is done. */
export async function nodesDone(host: ConsoleHost, policy: string): Promise<number> {
  const selector = encodeURIComponent(`nmstate.io/policy=${policy}`);
  const { items } = await host.read<Enactments>(
    `/apis/nmstate.io/v1beta1/nodenetworkconfigurationenactments?labelSelector=${selector}`,
  );
  return items.filter(({ status }) =>
    status?.conditions?.some((one) => one.type === 'Available' && one.status === 'True'),
  ).length;
}

/** Waits until the page shows as many nodes of a policy as done as the cluster does: it learns of them a moment later. */
export async function catchUp(host: ConsoleHost, policy: string): Promise<void> {
  const done = await nodesDone(host, policy);
  await expect
    .poll(async () => {
      const states = Object.values(await nodeStates(host.page, policy));
      return states.filter((state) => state === 'Available').length;
    })
    .toBeGreaterThanOrEqual(done);
}

/**
 * Lets the controllers' time pass, second by second, until the page says `text`; `onSecond` is called after each. Who looks at nothing
 * on the way takes longer steps: each costs real time, whatever it passes. Only for a scenario opened with `speed: 0`.
 */
export async function passTimeUntil(
  host: ConsoleHost,
  text: string,
  onSecond: () => Promise<void> = () => Promise.resolve(),
  stepMs = 1000,
): Promise<void> {
  const end = host.page.getByText(text);
  await expect(async () => {
    await host.advanceClock(stepMs);
    await onSecond();
    await expect(end).toBeVisible({ timeout: 50 });
  }).toPass({ timeout: 45_000, intervals: [20] });
}

/** The same in long steps, for whoever looks at nothing on the way: a node that refuses is tried again and again for minutes. */
export const passUntil = (host: ConsoleHost, text: string): Promise<void> =>
  passTimeUntil(host, text, undefined, 10_000);

/**
 * Lets the controllers' time pass until one node has the policy, another is taking it and a third waits. Only for a scenario opened
 * with `speed: 0`.
 */
export async function passTimeIntoRollout(host: ConsoleHost, policy: string): Promise<void> {
  await expect(async () => {
    await host.advanceClock(500);
    expect(Object.values(await nodeStates(host.page, policy))).toEqual(
      expect.arrayContaining(['Available', 'Progressing', 'Pending']),
    );
  }).toPass({ timeout: 20_000, intervals: [50] });
}

/**
 * Passes time until the page says `text`, and returns every picture of the nodes that it showed on the way, each once, in order.
 * `onSecond` is called before each look.
 */
export async function watchRollout(
  host: ConsoleHost,
  policy: string,
  text: string,
  onSecond: () => Promise<void> = () => Promise.resolve(),
): Promise<NodeStates[]> {
  const seen: string[] = [];
  const look = async (): Promise<void> => {
    await onSecond();
    const states = JSON.stringify(await nodeStates(host.page, policy));
    if (states !== '{}' && states !== seen.at(-1)) seen.push(states);
  };
  await passTimeUntil(host, text, look);
  await look();
  return seen.map((states) => JSON.parse(states) as NodeStates);
}

/** From the form with `machines` chosen to the progress in which each of them waits. Only for a scenario opened with `speed: 0`. */
export async function attachUntilWaiting(host: ConsoleHost, machines: number): Promise<void> {
  const { page } = host;
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(page.getByText('accepted', { exact: true })).toHaveCount(machines);
  await page.getByRole('button', { name: 'Attach', exact: true }).click();
  const waits = page.getByText('Waiting for the live migration that brings the NIC.');
  await expect(waits).toHaveCount(machines);
}
