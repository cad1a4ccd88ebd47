import { expect } from '@playwright/test';
import type { ConsoleHost, ScenarioOptions } from '../../e2e/harness/ConsoleHost';
import { CreateWizard } from '../../e2e/harness/createWizard';
import { attachUntilWaiting, passTimeIntoRollout, passTimeUntil } from '../../e2e/harness/rollout';

export type Variant = `${'light' | 'dark'}-${1280 | 1920}`;

export interface Shot {
  /** First part of the file's name. */
  page: string;
  /** What is seen, in one sentence. */
  caption: string;
  variants: readonly Variant[];
  /** Name of a scenario of `dev/scenarios`. */
  scenario: string;
  options: Omit<ScenarioOptions, 'theme'>;
  /** Brings the page to where the picture is taken. */
  arrange: (host: ConsoleHost) => Promise<void>;
}

const everyVariant: readonly Variant[] = ['light-1280', 'light-1920', 'dark-1280', 'dark-1920'];

async function seesRow(host: ConsoleHost, name: RegExp): Promise<void> {
  await expect(host.page.getByRole('row', { name }).first()).toBeVisible();
}

async function fillFirstStep(host: ConsoleHost): Promise<CreateWizard> {
  const wizard = new CreateWizard(host.page);
  await wizard.fill({ Name: 'vlan-1927', 'VLAN ID': '1927' });
  return wizard;
}

async function fillSecondStep(host: ConsoleHost): Promise<CreateWizard> {
  const wizard = await fillFirstStep(host);
  await wizard.press('Next');
  await wizard.newLocalnet('vlan-1927', 'br-vmdata');
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

/** A rollout that failed in a tab that is gone: the cluster holds what it did. */
async function leaveBehind(host: ConsoleHost): Promise<void> {
  const { page } = host;
  await host.injectNodeFailure({ node: 'worker-2', kind: 'InvalidArgument' });
  const wizard = await reachReview(host);
  await wizard.press('Create');
  await passTimeUntil(host, 'Stopped. What was done stays until you retry or undo.');
  await page.evaluate(() => {
    sessionStorage.clear();
  });
  await host.open('vlan-networks');
  await expect(page.getByRole('list', { name: 'What was left behind' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Export CSV' })).toBeVisible();
}

/** What most pictures have in common: the small cluster of the mock-ups, or the one in which the wizard's story plays. */
const inThreeWorkers = { scenario: 'three-workers', variants: ['light-1280'] } as const;
const inWizard = {
  scenario: 'dual-nic',
  variants: ['light-1280'],
  options: { path: 'vlan-networks/~new' },
} as const;
const whileStepping = { options: { ...inWizard.options, speed: 0 } } as const;
const topology = { path: 'vlan-networks/topology' };
const attaching = (...machines: string[]) => ({
  path: `vlan-networks/~attach?network=ovn%3Amachine-net&${machines.map((vm) => `vm=${encodeURIComponent(vm)}`).join('&')}`,
});

/** Every picture of docs/screenshots.md, in its order. */
export const shots: readonly Shot[] = [
  {
    ...inThreeWorkers,
    variants: everyVariant,
    page: 'networks',
    caption:
      'The networks of the cluster: one VLAN misses a worker, another reaches none, and the table says so.',
    options: {},
    arrange: async (host) => {
      await seesRow(host, /vlan-1924/);
      await expect(host.page.getByRole('button', { name: 'Export CSV' })).toBeVisible();
    },
  },
  {
    ...inThreeWorkers,
    variants: everyVariant,
    page: 'topology',
    caption:
      'One network selected: its path is lit from the switch to the virtual machines, and the panel says in words where it breaks.',
    options: topology,
    arrange: async ({ page }) => {
      await page.getByRole('button', { name: /^VLAN network vlan-1924/ }).click();
      await expect(page.getByRole('region', { name: 'Details' })).toContainText('vlan-1924');
    },
  },
  {
    ...inThreeWorkers,
    page: 'topology-overview',
    caption: 'The whole cluster in six lanes; what is missing is drawn dashed.',
    options: topology,
    arrange: async ({ page }) => {
      await expect(page.getByRole('button', { name: /^VLAN network vlan-1924/ })).toBeVisible();
    },
  },
  {
    ...inThreeWorkers,
    page: 'topology-list',
    caption: 'The same as a list, for who reads better than looks.',
    options: topology,
    arrange: async (host) => {
      await host.page.getByRole('button', { name: 'List', exact: true }).click();
      await seesRow(host, /vlan-1924/);
    },
  },
  {
    ...inThreeWorkers,
    variants: ['light-1280', 'dark-1920'],
    page: 'network',
    caption: 'The page of one network: its chain, hop by hop, and the nodes it misses.',
    options: { path: 'vlan-networks/network/ovn%3Avlan-1924' },
    arrange: async ({ page }) => {
      await expect(page.getByRole('heading', { name: 'Problems' })).toBeVisible();
    },
  },
  {
    ...inWizard,
    page: 'create-networks',
    caption: 'Creating a network, first step: bad input is refused with what to do.',
    arrange: async (host) => {
      const wizard = await fillFirstStep(host);
      await wizard.fill({ 'VLAN ID': '100abc' });
      await wizard.press('Next');
      await expect(wizard.field('VLAN ID')).toHaveAttribute('aria-invalid', 'true');
    },
  },
  {
    ...inWizard,
    variants: ['light-1280', 'dark-1920'],
    page: 'create-physical-network',
    caption:
      'Second step: a new localnet on a bridge that is there; below its fields, what it means on each node.',
    arrange: async (host) => {
      await fillSecondStep(host);
    },
  },
  {
    scenario: 'spare-nics',
    variants: ['light-1280', 'light-1920', 'dark-1920'],
    options: inWizard.options,
    page: 'create-new-bridge',
    caption:
      'Second step: a bridge of its own. Which NIC is free on which node, why the others are not, and what will happen to the nodes.',
    arrange: async ({ page }) => {
      const wizard = new CreateWizard(page);
      await wizard.fill({ Name: 'vlan-1926', 'VLAN ID': '1926', MTU: '9000' });
      await wizard.press('Next');
      await wizard.form.getByRole('radio', { name: 'New bridge on a free NIC' }).check();
      await wizard.fill({ Localnet: 'vmdata', Bridge: 'br-vmdata' });
      await wizard.form
        .getByRole('combobox', { name: 'Nodes' })
        .selectOption({ label: 'Role worker · 3 nodes' });
      await wizard.form.getByRole('radio', { name: 'bond1' }).check();
      // The matrix is what is looked at; the choice and the names above it are seen on other pictures.
      await wizard.form
        .getByRole('radiogroup', { name: 'Uplinks of the chosen nodes' })
        .evaluate((matrix) => {
          matrix.scrollIntoView();
        });
    },
  },
  {
    ...inWizard,
    page: 'create-namespaces',
    caption: 'Third step: whose machines may join.',
    arrange: async (host) => {
      const wizard = await fillSecondStep(host);
      await wizard.press('Next');
      await wizard.chooseNamespaces('default', 'ns2');
    },
  },
  {
    ...inWizard,
    variants: ['light-1280', 'dark-1920'],
    page: 'create-review',
    caption:
      'Fourth step: what will exist, what will be found, who may do it, and what the server says, before anything is written.',
    arrange: async (host) => {
      await reachReview(host);
    },
  },
  {
    ...inWizard,
    ...whileStepping,
    page: 'create-progress',
    caption: 'The rollout, node by node.',
    arrange: async (host) => {
      const wizard = await reachReview(host);
      await wizard.press('Create');
      await passTimeIntoRollout(host, 'localnet-vlan-1927');
    },
  },
  {
    ...inWizard,
    ...whileStepping,
    page: 'create-failed',
    caption:
      'A node that refuses the policy: which one, why, which were not tried, and what can be done.',
    arrange: async (host) => {
      await host.injectNodeFailure({ node: 'worker-2', kind: 'InvalidArgument' });
      const wizard = await reachReview(host);
      await wizard.press('Create');
      await passTimeUntil(host, 'Stopped. What was done stays until you retry or undo.');
    },
  },
  {
    ...inWizard,
    ...whileStepping,
    variants: ['light-1280', 'dark-1920'],
    page: 'leftovers',
    caption:
      'What a failed change left behind is found again in any browser, and offered to be finished or removed.',
    arrange: leaveBehind,
  },
  {
    ...inWizard,
    ...whileStepping,
    variants: ['light-1280', 'dark-1280'],
    page: 'leftovers-remove',
    caption: 'Removing it: every write in its order, with your rights and the server’s check.',
    arrange: async (host) => {
      await leaveBehind(host);
      const { page } = host;
      await page.getByRole('button', { name: /^Remove… / }).click();
      await expect(page.getByRole('dialog').getByText('accepted', { exact: true })).toHaveCount(1);
    },
  },
  {
    ...inThreeWorkers,
    variants: ['light-1920', 'dark-1280'],
    page: 'attach',
    caption: 'Attaching machines to a network, and what it means for each of them.',
    options: attaching('databases/db-1', 'databases/db-2'),
    arrange: async ({ page }) => {
      await expect(page.getByRole('checkbox', { name: 'databases/db-1' })).toBeChecked();
    },
  },
  {
    ...inThreeWorkers,
    page: 'attach-review',
    caption: 'The review of an attachment.',
    options: attaching('frontend/web-1', 'frontend/web-7'),
    arrange: async ({ page }) => {
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await expect(page.getByText('accepted', { exact: true })).toHaveCount(2);
    },
  },
  {
    ...inThreeWorkers,
    page: 'attach-progress',
    caption: 'The progress of an attachment: each machine tells what it waits for.',
    variants: ['light-1280', 'dark-1280'],
    options: { ...attaching('databases/db-1', 'databases/db-2'), speed: 0 },
    arrange: (host) => attachUntilWaiting(host, 2),
  },
  {
    ...inThreeWorkers,
    page: 'project',
    caption: 'Who may see one project only sees its networks, and “unknown” where the rights end.',
    options: { user: 'project-admin' },
    arrange: async (host) => {
      await host.chooseProject('frontend');
      await seesRow(host, /vlan-1924/);
    },
  },
];
