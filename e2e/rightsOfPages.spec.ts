import { expect, test } from './harness/test';

/** Pages that anybody can open by a link, each with the step on which it stands when it has steps. */
const pages = [
  ['Networks', 'vlan-networks'],
  ['Topology', 'vlan-networks/topology'],
  ['VLAN network', 'vlan-networks/network/ovn%3Avlan-1924'],
  ['Attach', 'vlan-networks/~attach?network=ovn%3Avlan-1924'],
] as const;

const limited = [
  { user: 'project-admin', project: 'frontend' },
  { user: 'project-viewer', project: 'frontend' },
  { user: 'nobody', project: undefined },
] as const;

/** What would be a lie to somebody who may not read nodes, their networks and policies. */
const CLAIMS = /\b0 (networks?|nodes?|VM NICs|of)\b|\bof 0\b|No problem|Healthy|\bNo networks\b/;

for (const { user, project } of limited) {
  test(
    `${user} is told on every page that something is unknown, and on none that it is zero or fine`,
    { tag: '@long' },
    async ({ host }) => {
      host.expectResponse(/^403 /);
      await host.openScenario('three-workers', { user });
      const main = host.page.getByRole('main');
      if (project !== undefined) await host.chooseProject(project);
      for (const [name, path] of pages) {
        await test.step(name, async () => {
          await host.open(path);
          await expect(main).toContainText(/unknown|You may not read|only what you may read/i);
          await expect(main).not.toContainText(CLAIMS);
        });
      }
    },
  );
}
