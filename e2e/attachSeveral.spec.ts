import { expect, test } from './harness/test';

const machines = ['databases/db-1', 'databases/db-2', 'databases/db-3'];

test('one machine that cannot be changed hides no other, and retry touches only that one', async ({
  host,
}) => {
  await host.openScenario('three-workers', {
    path: `vlan-networks/~attach?network=ovn%3Amachine-net&${machines.map((vm) => `vm=${vm}`).join('&')}`,
  });
  const { page } = host;
  host.expectResponse(/^422 PATCH .*\/virtualmachines\/db-2$/);
  const written: string[] = [];
  let isRefusing = true;
  await page.route(
    (url) => url.pathname.includes('/virtualmachines/') && url.searchParams.get('dryRun') === null,
    async (route) => {
      const request = route.request();
      const name = new URL(request.url()).pathname.split('/').at(-1) ?? '';
      if (request.method() !== 'PATCH') return route.continue();
      written.push(name);
      if (name !== 'db-2' || !isRefusing) return route.continue();
      return route.fulfill({
        status: 422,
        json: {
          kind: 'Status',
          status: 'Failure',
          reason: 'Invalid',
          code: 422,
          message: 'admission webhook denied the request: db-2 is locked by its owner',
        },
      });
    },
  );

  const main = page.getByRole('main');
  for (const vm of machines) {
    await expect(main.getByRole('checkbox', { name: vm })).toBeChecked();
  }
  await main.getByRole('button', { name: 'Next' }).click();
  await main.getByRole('button', { name: 'Attach', exact: true }).click();

  const steps = main.getByRole('list', { name: 'Progress' });
  const stepOf = (vm: string) => steps.getByRole('listitem').filter({ hasText: vm });
  await expect(main.getByText('Stopped. What was done stays until you retry or undo.')).toBeVisible(
    { timeout: 30_000 },
  );
  await expect(stepOf('databases/db-2')).toContainText('The server refuses the object.');
  await expect(stepOf('databases/db-2')).toContainText('db-2 is locked by its owner');
  for (const vm of ['databases/db-1', 'databases/db-3']) {
    await expect(stepOf(vm)).toContainText('The NIC is attached.');
  }

  isRefusing = false;
  await main.getByRole('button', { name: 'Retry' }).click();
  await expect(main.getByText('Everything is done.')).toBeVisible({ timeout: 30_000 });
  await expect(stepOf('databases/db-2')).toContainText('The NIC is attached.');
  expect(written.sort()).toEqual(['db-1', 'db-2', 'db-2', 'db-3']);
});
