import { CreateWizard } from './harness/createWizard';
import { expectGoodLayout } from './harness/expectGoodLayout';
import { layoutProblems } from './harness/layoutProblems';
import { attachUntilWaiting, passTimeIntoRollout, passTimeUntil } from './harness/rollout';
import { expect, test } from './harness/test';

test('the check itself finds what overlaps, is cut, sticks out, is out of reach or is empty, and nothing else', async ({
  page,
}) => {
  await page.setContent(`<main style="font: 16px monospace; position: relative">
    <p style="position: absolute; top: 0">below</p><p style="position: absolute; top: 4px">above</p>
    <p style="position: absolute; top: 60px">hidden</p>
    <div style="position: absolute; top: 60px; width: 200px; height: 60px; background: white">cover</div>
    <p style="position: absolute; top: 140px; width: 60px; overflow: hidden; white-space: nowrap"><b>cut in the middle</b></p>
    <p style="position: absolute; top: 180px; width: 60px; overflow: hidden; white-space: nowrap" title="all of it">cut with a title</p>
    <p style="position: absolute; top: 220px; left: 95vw; white-space: nowrap">sticks out of the window</p>
    <span style="position: absolute; overflow: hidden; clip-path: inset(50%); width: 1px; height: 1px">spoken only</span>
    <table style="position: absolute; top: 500px"><thead><tr><th>Status</th><th>Why</th></tr></thead><tbody>
      <tr><td>Warning</td><td style="width: 40px; height: 20px"></td></tr><tr><td><svg width="9" height="9"></svg></td><td>—</td></tr>
    </tbody></table>
    <section aria-label="Facts" style="position: absolute; top: 300px; width: 100px; height: 100px"></section>
    <svg style="position: absolute; top: 420px"><g data-card="a"><rect width="60" height="40"/><text y="20">much too long</text></g></svg>
    <svg style="position: absolute; top: 460px"><g data-card="b"><rect width="200" height="40"/><text y="20">below</text>
      <path class="vlan-networks-card-status" d="M30 5h16v16h-16z"/></g></svg>
    <div style="position: absolute; top: 260px; width: 100px; overflow-x: auto"><div style="width: 200px">
      <button aria-label="Far"><svg width="9" height="9"></svg></button><button aria-label="Farther" style="margin-left: 120px"><svg width="9" height="9"></svg></button>
    </div></div>
    <div style="position: absolute; top: 640px; width: 100px; overflow-x: auto"><div style="width: 400px; white-space: nowrap">
      cut where it scrolls <span style="margin-left: 100px">beside it</span></div></div>
    <div style="position: absolute; top: 700px; width: 200px; height: 40px; overflow-y: auto"><p>seen</p><p style="margin-top: 60px">further down</p></div>
    <input placeholder="a hint without room" style="position: absolute; top: 380px; left: 300px; width: 60px">
    <input placeholder="a hint" style="position: absolute; top: 380px; left: 400px; width: 160px">
    <span class="vlan-networks-lane-name" title="VLAN networks" style="position: absolute; top: 420px; left: 300px; width: 60px; overflow: hidden; white-space: nowrap">VLAN networks</span>
    <table style="position: absolute; top: 340px; left: 300px; border-spacing: 0; white-space: nowrap"><tbody><tr>
      <td style="padding: 0; width: 60px">first</td><td style="padding: 0"><i>under the last column</i></td>
      <td style="position: relative; left: -182px; padding: 0; width: 200px; background: white">last</td></tr></tbody></table>
    <p style="position: absolute; top: 260px; left: 300px; white-space: nowrap">covered at its end</p>
    <div style="position: absolute; top: 260px; left: 400px; width: 200px; height: 60px; background: white"></div>
  </main>`);
  const problems = (await layoutProblems(page)).sort();
  expect(problems).toEqual([
    expect.stringMatching(/^cut without a tooltip: “covered at its end”$/),
    expect.stringMatching(/^cut without a tooltip: “cut in the middle”$/),
    expect.stringMatching(/^cut without a tooltip: “cut where it scrolls”$/),
    expect.stringMatching(/^nothing is in the section “Facts”$/),
    expect.stringMatching(/^nothing is under “Why” beside “Warning”$/),
    expect.stringMatching(/^the control “Farther” lies at \d+ to \d+, and \d+ is in sight$/),
    expect.stringMatching(/^the hint “a hint without room” is cut$/),
    expect.stringMatching(/^the name of the lane “VLAN networks” is cut$/),
    expect.stringMatching(/^the page is \d+ px wide$/),
    expect.stringMatching(/^“below” and the sign of its card overlap$/),
    expect.stringMatching(/^“below” and “above” overlap/),
    expect.stringMatching(/^“beside it” is out of sight$/),
    expect.stringMatching(/^“much too long” sticks out of its card$/),
    expect.stringMatching(/^“under the last column” is out of sight$/),
  ]);
});

test('the table of networks', async ({ host }) => {
  await host.openScenario('three-workers');
  await expect(host.page.getByRole('row', { name: /vlan-1924/ })).toBeVisible();
  await expectGoodLayout(host);
});

test('the table with a network that is no VLAN network', async ({ host }) => {
  await host.openScenario('three-workers');
  await host.api('POST', '/apis/k8s.cni.cncf.io/v1/namespaces/qa/network-attachment-definitions', {
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: { name: 'storage', namespace: 'qa' },
    spec: {
      config: JSON.stringify({
        cniVersion: '0.3.1',
        name: 'storage',
        type: 'macvlan',
        master: 'ens224',
      }),
    },
  });
  await expect(host.page.getByRole('row', { name: /storage/ })).toContainText('macvlan');
  await expectGoodLayout(host);
});

test('what a project’s owner sees', async ({ host }) => {
  host.expectResponse(/^403 /);
  await host.openScenario('three-workers', { user: 'project-admin' });
  await expect(host.page.getByText('Choose a project to see its networks')).toBeVisible();
  await expectGoodLayout(host);
  await host.chooseProject('frontend');
  await expect(host.page.getByRole('row', { name: /vlan-1924/ })).toBeVisible();
  await expectGoodLayout(host);
  await host.page.getByRole('tab', { name: 'Topology' }).click();
  await expect(
    host.page.getByRole('button', { name: /^VM NICs of vlan-1924, at least 8 NICs/ }),
  ).toContainText(/^VM NICs.*8\+ NICs/);
  await expectGoodLayout(host);
});

test('the picture with and without a selection', async ({ host }) => {
  await host.openScenario('three-workers', { path: 'vlan-networks/topology' });
  const card = host.page.getByRole('button', { name: /^VLAN network vlan-1924/ });
  await expect(card).toBeVisible();
  await expectGoodLayout(host);
  await card.click();
  await expect(host.page.getByRole('region', { name: 'Details' })).toContainText('vlan-1924');
  await expectGoodLayout(host);
});

test('the list of the picture', async ({ host }) => {
  await host.openScenario('three-workers', { path: 'vlan-networks/topology' });
  await host.page.getByRole('button', { name: 'List', exact: true }).click();
  await expect(host.page.getByRole('row', { name: /vlan-1924/ }).first()).toBeVisible();
  await expectGoodLayout(host);
});

test('the page of one network', async ({ host }) => {
  await host.openScenario('three-workers', { path: 'vlan-networks/network/ovn%3Avlan-1924' });
  await expect(host.page.getByRole('heading', { name: 'Problems' })).toBeVisible();
  await expectGoodLayout(host);
});

test('the first two steps of the wizard', async ({ host }) => {
  await host.openScenario('three-workers', { path: 'vlan-networks/~new' });
  const wizard = new CreateWizard(host.page);
  await wizard.expectStep('Networks', 'Which VLAN?');
  await wizard.press('Next');
  await expect(wizard.field('Name')).toHaveAttribute('aria-invalid', 'true');
  await expectGoodLayout(host);
  await wizard.fill({ Name: 'vlan-1927', 'VLAN ID': '1927' });
  await wizard.press('Next');
  await wizard.expectStep('Physical network', 'How does this VLAN reach the nodes?');
  await expectGoodLayout(host);
  await wizard.newLocalnet('vlan-1927', 'br-vmdata');
  await expectGoodLayout(host);
});

test('the last two steps of the wizard, and a rollout that failed', async ({ host }) => {
  await host.openScenario('dual-nic', { path: 'vlan-networks/~new', speed: 1000 });
  const wizard = new CreateWizard(host.page);
  await wizard.fill({ Name: 'vlan-1927', 'VLAN ID': '1927' });
  await wizard.press('Next');
  await wizard.newLocalnet('vlan-1927', 'br-vmdata');
  await wizard.press('Next');
  await wizard.chooseNamespaces('default', 'ns2');
  await expectGoodLayout(host);
  await wizard.press('Next');
  await expect(wizard.form.getByText('accepted', { exact: true })).toHaveCount(3);
  await wizard.form.getByRole('button', { name: /^Show the YAML of Map localnet/ }).click();
  await expectGoodLayout(host);
  await host.injectNodeFailure({ node: 'worker-2', kind: 'InvalidArgument' });
  await wizard.press('Create');
  await expect(host.page.getByText('Stopped. What was done stays')).toBeVisible();
  await host.page.getByRole('button', { name: 'Whole message' }).click();
  await expectGoodLayout(host);
});

test('the steps of attaching', async ({ host }) => {
  await host.openScenario('three-workers', {
    path: 'vlan-networks/~attach?network=ovn%3Avlan-1924&vm=demo%2Fdemo-vm&vm=frontend%2Fweb-1',
  });
  const { page } = host;
  await expect(page.getByRole('checkbox', { name: 'demo/demo-vm' })).toBeChecked();
  await expectGoodLayout(host);
  await page.getByRole('checkbox', { name: 'demo/demo-vm' }).uncheck();
  await page.getByRole('checkbox', { name: 'frontend/web-1', exact: true }).uncheck();
  await page.getByRole('checkbox', { name: 'ops/jump' }).check();
  await page.getByRole('radio', { name: 'dmz' }).check();
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expectGoodLayout(host);
});

test('a rollout on its way', async ({ host }) => {
  await host.openScenario('dual-nic', { path: 'vlan-networks/~new', speed: 0 });
  const wizard = new CreateWizard(host.page);
  await wizard.newNetwork({
    name: 'vlan-1927',
    vlan: '1927',
    bridge: 'br-vmdata',
    namespaces: ['ns2'],
    atATime: '1',
  });
  await wizard.press('Create');
  await passTimeIntoRollout(host, 'localnet-vlan-1927');
  await expectGoodLayout(host);
});

test('machines on their way to a network, and arrived', { tag: '@long' }, async ({ host }) => {
  await host.openScenario('three-workers', {
    path: 'vlan-networks/~attach?network=ovn%3Amachine-net&vm=databases%2Fdb-1&vm=databases%2Fdb-2',
    speed: 0,
  });
  await attachUntilWaiting(host, 2);
  await expectGoodLayout(host);
  await passTimeUntil(host, 'Everything is done.');
  await expectGoodLayout(host);
});

test('the table and the picture of two NICs on each node', { tag: '@long' }, async ({ host }) => {
  await host.openScenario('dual-nic');
  await expect(host.page.getByRole('row', { name: /vlan-1924/ })).toBeVisible();
  await expectGoodLayout(host);
  await host.open('vlan-networks/topology');
  await expect(host.page.getByRole('button', { name: /^VLAN network vlan-1924/ })).toBeVisible();
  await expectGoodLayout(host);
});
