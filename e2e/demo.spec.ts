import { startDemo } from './harness/hostProcess';
import { expect, test } from './harness/test';

test('the second start of the demo builds nothing and answers within ten seconds', async ({
  request,
}) => {
  const first = await startDemo();
  await first.stop();

  const before = Date.now();
  const second = await startDemo();
  try {
    await expect(await request.get(second.url)).toBeOK();
    expect(Date.now() - before).toBeLessThan(10_000);
    expect(second.output).not.toMatch(/Installing|Building/);
  } finally {
    await second.stop();
  }
});
