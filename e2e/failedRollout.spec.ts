import type { ConsoleHost } from './harness/ConsoleHost';
import { CreateWizard } from './harness/createWizard';
import { nodeStates, passUntil } from './harness/rollout';
import { expect, test } from './harness/test';

const policy = 'localnet-vlan-1927';
const policies = '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies';
const attachments = '/apis/k8s.cni.cncf.io/v1/network-attachment-definitions';
const states = '/apis/nmstate.io/v1beta1/nodenetworkstates';

interface Listed {
  items: { metadata: { name: string; namespace?: string } }[];
}

interface NodeState {
  metadata: { name: string };
  status: { currentState: { ovn?: { 'bridge-mappings'?: { localnet: string }[] } } };
}

const names = async (host: ConsoleHost, path: string): Promise<string[]> =>
  (await host.read<Listed>(path)).items.map(({ metadata }) => metadata.name);

/** The nodes whose reported state maps the localnet. */
async function nodesThatMap(host: ConsoleHost, localnet: string): Promise<string[]> {
  const { items } = await host.read<{ items: NodeState[] }>(states);
  return items
    .filter(({ status }) =>
      (status.currentState.ovn?.['bridge-mappings'] ?? []).some(
        (mapping) => mapping.localnet === localnet,
      ),
    )
    .map(({ metadata }) => metadata.name);
}

/** Begins the creation of VLAN 1927 on a cluster where one node refuses the policy, and waits until the page says that it stopped. */
async function createUntilItStops(host: ConsoleHost): Promise<void> {
  await host.openScenario('dual-nic', { path: 'vlan-networks/~new', speed: 0 });
  await host.injectNodeFailure({ node: 'worker-2', policy, kind: 'InvalidArgument' });
  const wizard = new CreateWizard(host.page);
  await wizard.newNetwork({
    name: 'vlan-1927',
    vlan: '1927',
    bridge: 'br-vmdata',
    namespaces: ['default', 'ns2'],
    atATime: '1',
  });
  await wizard.press('Create');
  await passUntil(host, 'Stopped. What was done stays until you retry or undo.');
}

test.describe('one node refuses the policy', () => {
  test('the page names the node, the cause and the nodes that were not tried, and retry goes on once it is mended', async ({
    host,
  }) => {
    await createUntilItStops(host);
    const { page } = host;
    const rows = page.getByRole('grid', { name: `Nodes of ${policy}` });

    const failed = rows.getByRole('row', { name: /worker-2/ });
    await expect(failed).toContainText('Failing');
    await expect(failed).toContainText('The policy names a NIC that this node does not have.');
    await expect(failed).toContainText('holding unknown port ens224');
    const wholeMessage = failed.getByText('failed to execute nmstatectl set');
    await expect(wholeMessage).toBeHidden();
    await failed.getByRole('button', { name: 'Whole message' }).click();
    await expect(wholeMessage).toBeVisible();
    expect(await nodeStates(page, policy)).toEqual({
      'worker-1': 'Available',
      'worker-2': 'Failing',
      'worker-3': 'Aborted, because another node failed',
    });
    await host.advanceClock(60_000);
    expect(await nodesThatMap(host, 'vlan-1927')).toEqual(['worker-1']);

    await expect(page.getByText('Not done, because an earlier step failed')).toHaveCount(2);
    expect(await names(host, attachments)).not.toContain('vlan-1927');

    await host.clearNodeFailures();
    await page.getByRole('button', { name: 'Retry' }).click();
    await passUntil(host, 'Everything is done.');
    expect(await nodeStates(page, policy)).toEqual({
      'worker-1': 'Available',
      'worker-2': 'Available',
      'worker-3': 'Available',
    });
    expect((await names(host, attachments)).filter((name) => name === 'vlan-1927')).toHaveLength(2);
  });

  test('undo says that it stopped, and where, as long as the node refuses that as well, and goes on once it is mended', async ({
    host,
  }) => {
    await createUntilItStops(host);
    const { page } = host;
    await page.getByRole('button', { name: 'Undo' }).click();
    await passUntil(host, 'Undo stopped. What is left is listed below.');
    const undo = page.getByRole('list', { name: 'Undo' });
    await expect(undo.getByText('Take the mapping of policy')).toBeVisible();
    await expect(undo.getByRole('row', { name: /worker-2/ })).toContainText('Failing');
    await expect(page.getByText('Everything was taken back.')).toHaveCount(0);
    expect(await names(host, policies)).toContain(policy);

    await page.getByRole('button', { name: 'Close' }).click();
    const asked = page.getByRole('dialog');
    await expect(asked.getByRole('link', { name: policy })).toBeVisible();
    await asked.getByRole('button', { name: 'Stay here' }).click();

    await host.clearNodeFailures();
    await page.getByRole('button', { name: 'Retry' }).click();
    await passUntil(host, 'Everything was taken back.');
    expect(await names(host, policies)).not.toContain(policy);
    await host.advanceClock(120_000);
    expect(await nodesThatMap(host, 'vlan-1927')).toEqual([]);
  });

  test('a run that stopped is not forgotten before the page said what stays', async ({ host }) => {
    await createUntilItStops(host);
    const { page } = host;
    await page.getByRole('button', { name: 'Close' }).click();
    const asked = page.getByRole('dialog', { name: /stays in the cluster/ });
    await expect(asked.getByRole('link')).toHaveText([policy]);
    await asked.getByRole('button', { name: 'Close and keep it' }).click();
    await expect(page.getByRole('heading', { name: 'Create VLAN network' })).toBeVisible();
    expect(await names(host, policies)).toContain(policy);
  });

  test('undo takes the mapping off the nodes and leaves nothing behind', async ({ host }) => {
    await createUntilItStops(host);
    const { page } = host;
    await host.clearNodeFailures();
    await page.getByRole('button', { name: 'Undo' }).click();
    await passUntil(host, 'Everything was taken back.');
    expect(await names(host, policies)).not.toContain(policy);
    expect(await names(host, attachments)).not.toContain('vlan-1927');
    await host.advanceClock(120_000);
    expect(await nodesThatMap(host, 'vlan-1927')).toEqual([]);
    expect(await nodesThatMap(host, 'vlan-1924')).toEqual(['worker-1', 'worker-2', 'worker-3']);
  });
});
