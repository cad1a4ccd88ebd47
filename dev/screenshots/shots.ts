import { expect } from '@playwright/test';
import type { ConsoleHost, ScenarioOptions } from '../../e2e/harness/ConsoleHost';
import { CreateWizard } from '../../e2e/harness/createWizard';
import { nodeStates, passTimeUntil } from '../../e2e/harness/rollout';

export type Variant = `${'light' | 'dark'}-${1280 | 1920}`;

export interface Shot {
  /** First part of the file's name. */
  page: string;
  /** What is seen, in one sentence. */
  caption: string;
  variants: readonly Variant[];
  scenario: 'three-workers' | 'dual-nic';
  options: Omit<ScenarioOptions, 'theme'>;
  /** Brings the page to where the picture is taken. */
  arrange: (host: ConsoleHost) => Promise<void>;
}

const everyVariant: readonly Variant[] = ['light-1280', 'light-1920', 'dark-1280', 'dark-1920'];
const policy = 'localnet-vlan-1927';

async function seesRow(host: ConsoleHost, name: RegExp): Promise<void> {
  await expect(host.page.getByRole('row', { name }).first()).toBeVisible();
}

async function fillFirstStep(host: ConsoleHost): Promise<CreateWizard> {
  const wizard = new CreateWizard(host.page);
  await wizard.fill({ Name: 'vlan-1927', 'VLAN ID': '1927' });
  return wizard;
}

async function reachReview(host: ConsoleHost): Promise<CreateWizard> {
  const wizard = new CreateWizard(host.page);
  await wizard.newNetwork({
    name: 'vlan-1927',
    vlan: '1927',
    bridge: 'br-vmdata',
    namespaces: ['default', 'ns2'],
    atATime: '1',
  });
  await expect(wizard.form.getByText('accepted', { exact: true })).toHaveCount(3);
  return wizard;
}

const create = { path: 'vlan-networks/~new' };
const topology = { path: 'vlan-networks/topology' };

/** Every picture of docs/screenshots.md, in its order. */
export const shots: readonly Shot[] = [
  {
    page: 'networks',
    caption:
      'The networks of the cluster: one VLAN misses a worker, another reaches none, and the table says so.',
    variants: everyVariant,
    scenario: 'three-workers',
    options: {},
    arrange: (host) => seesRow(host, /vlan-1924/),
  },
  {
    page: 'topology',
    caption:
      'One network selected: its path is lit from the switch to the virtual machines, and the panel says in words where it breaks.',
    variants: everyVariant,
    scenario: 'three-workers',
    options: topology,
    arrange: async ({ page }) => {
      await page.getByRole('button', { name: /^VLAN network vlan-1924/ }).click();
      await expect(page.getByRole('region', { name: 'Details' })).toContainText('vlan-1924');
    },
  },
  {
    page: 'topology-overview',
    caption: 'The whole cluster in six lanes; what is missing is drawn dashed.',
    variants: ['light-1280'],
    scenario: 'three-workers',
    options: topology,
    arrange: async ({ page }) => {
      await expect(page.getByRole('button', { name: /^VLAN network vlan-1924/ })).toBeVisible();
    },
  },
  {
    page: 'topology-list',
    caption: 'The same as a list, for who reads better than looks.',
    variants: ['light-1280'],
    scenario: 'three-workers',
    options: topology,
    arrange: async (host) => {
      await host.page.getByRole('button', { name: 'List', exact: true }).click();
      await seesRow(host, /vlan-1924/);
    },
  },
  {
    page: 'network',
    caption: 'The page of one network: its chain, hop by hop, and the nodes it misses.',
    variants: ['light-1280', 'dark-1920'],
    scenario: 'three-workers',
    options: { path: 'vlan-networks/network/ovn%3Avlan-1924' },
    arrange: async ({ page }) => {
      await expect(page.getByRole('heading', { name: 'Problems' })).toBeVisible();
    },
  },
  {
    page: 'create-networks',
    caption: 'Creating a network, first step: bad input is refused with what to do.',
    variants: ['light-1280'],
    scenario: 'dual-nic',
    options: create,
    arrange: async (host) => {
      const wizard = await fillFirstStep(host);
      await wizard.fill({ 'VLAN ID': '100abc' });
      await wizard.press('Next');
      await expect(wizard.field('VLAN ID')).toHaveAttribute('aria-invalid', 'true');
    },
  },
  {
    page: 'create-physical-network',
    caption:
      'Second step: a new localnet on a bridge that is there, and what it means on each node.',
    variants: ['light-1280', 'dark-1920'],
    scenario: 'dual-nic',
    options: create,
    arrange: async (host) => {
      const wizard = await fillFirstStep(host);
      await wizard.press('Next');
      await wizard.newLocalnet('vlan-1927', 'br-vmdata');
    },
  },
  {
    page: 'create-namespaces',
    caption: 'Third step: whose machines may join.',
    variants: ['light-1280'],
    scenario: 'dual-nic',
    options: create,
    arrange: async (host) => {
      const wizard = await fillFirstStep(host);
      await wizard.press('Next');
      await wizard.newLocalnet('vlan-1927', 'br-vmdata');
      await wizard.press('Next');
      await wizard.chooseNamespaces('default', 'ns2');
    },
  },
  {
    page: 'create-review',
    caption:
      'Fourth step: what will exist, what will be found, who may do it, and what the server says, before anything is written.',
    variants: ['light-1280', 'dark-1920'],
    scenario: 'dual-nic',
    options: create,
    arrange: async (host) => {
      await reachReview(host);
    },
  },
  {
    page: 'create-progress',
    caption: 'The rollout, node by node.',
    variants: ['light-1280'],
    scenario: 'dual-nic',
    options: { ...create, speed: 0 },
    arrange: async (host) => {
      const wizard = await reachReview(host);
      await wizard.press('Create');
      await expect(async () => {
        await host.advanceClock(500);
        expect(Object.values(await nodeStates(host.page, policy))).toEqual(
          expect.arrayContaining(['Available', 'Progressing', 'Pending']),
        );
      }).toPass({ intervals: [50] });
    },
  },
  {
    page: 'create-failed',
    caption:
      'A node that refuses the policy: which one, why, which were not tried, and what can be done.',
    variants: ['light-1280'],
    scenario: 'dual-nic',
    options: { ...create, speed: 0 },
    arrange: async (host) => {
      await host.injectNodeFailure({ node: 'worker-2', kind: 'InvalidArgument' });
      const wizard = await reachReview(host);
      await wizard.press('Create');
      await passTimeUntil(host, 'Stopped. What was done stays until you retry or undo.');
    },
  },
  {
    page: 'attach',
    caption: 'Attaching machines to a network, and what it means for each of them.',
    variants: ['light-1920', 'dark-1280'],
    scenario: 'three-workers',
    options: {
      path: 'vlan-networks/~attach?network=ovn%3Amachine-net&vm=databases%2Fdb-1&vm=databases%2Fdb-2',
    },
    arrange: async ({ page }) => {
      await expect(page.getByRole('checkbox', { name: 'databases/db-1' })).toBeChecked();
    },
  },
  {
    page: 'attach-review',
    caption: 'The review of an attachment.',
    variants: ['light-1280'],
    scenario: 'three-workers',
    options: {
      path: 'vlan-networks/~attach?network=ovn%3Amachine-net&vm=frontend%2Fweb-1&vm=frontend%2Fweb-7',
    },
    arrange: async ({ page }) => {
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await expect(page.getByText('accepted', { exact: true })).toHaveCount(2);
    },
  },
  {
    page: 'project',
    caption: 'Who may see one project only sees its networks, and “unknown” where the rights end.',
    variants: ['light-1280'],
    scenario: 'three-workers',
    options: { user: 'project-admin' },
    arrange: async (host) => {
      await host.chooseProject('frontend');
      await seesRow(host, /vlan-1924/);
    },
  },
];
