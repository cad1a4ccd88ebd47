import { nncp, nnce, node, nns, ovsBridge } from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import { manualClock } from '../../../dev/simulators/clock';
import type { Inventory } from '../../core/inventory/inventory';
import { ClusterError } from '../errors';
import { FactSource } from './factSource';
import type { StepRun } from './planRun';
import { stepErrorOf } from './stepFailed';
import { STUCK_MS, waitFor } from './stepWaits';

const PORT = 'patch-vlan.120_ovn_localnet_port-to-br-int';
const nodes = ['worker-1', 'worker-2', 'other'];

/** A policy that is done on two nodes; `held` report OVN's port on its bridge. */
const clusterWith = (held: readonly string[]): PlainObject[] => [
  ...nodes.map((name) => node(name)),
  ...nodes.map((name) =>
    nns(name, [ovsBridge('br-vmdata', ['eno2', ...(held.includes(name) ? [PORT] : [])])]),
  ),
  nncp('localnet-tenant', { generation: 2, nodeSelector: { of: 'policy' }, unmapped: ['tenant'] }),
  ...['worker-1', 'worker-2'].map((name) => nnce(name, 'localnet-tenant', { generation: 2 })),
];

const waiting = (held: readonly string[], readable = true) => {
  const clock = manualClock();
  const unread = readable ? {} : { nns: { status: 'forbidden', reason: 'no' } as const };
  const inventoryOf = (now: readonly string[]): Inventory =>
    worldFrom(clusterWith(now), unread).inventory;
  let inventory = inventoryOf(held);
  let outcome = 'waits';
  let run: Partial<StepRun> = {};
  const refuse = () => Promise.reject(new ClusterError('forbidden', 'no'));
  const facts = new FactSource(() => inventory, {
    list: refuse,
    get: refuse,
    create: refuse,
    patch: refuse,
    remove: refuse,
  });
  waitFor({ type: 'policy', policy: 'localnet-tenant', freed: 'br-vmdata' }, 2, {
    facts,
    clock,
    subscribe: () => () => undefined,
    cancelled: () => false,
    report: (part) => {
      run = { ...run, ...part };
    },
  }).then(
    () => (outcome = 'done'),
    (thrown: unknown) => (outcome = stepErrorOf(thrown).code),
  );
  return {
    outcome: () => outcome,
    message: () => run.message,
    advance: clock.advance,
    report: (now: readonly string[]) => {
      inventory = inventoryOf(now);
    },
  };
};

describe('a bridge that is to be removed', () => {
  it('is waited for until no node of its policy reports a patch port on it', async () => {
    const wait = waiting(['worker-1', 'worker-2']);
    await wait.advance(30_000);
    expect(wait.outcome()).toBe('waits');
    expect(wait.message()).toBe(`worker-1: ${PORT}, worker-2: ${PORT}`);
    wait.report(['worker-2']);
    await wait.advance(30_000);
    expect(wait.outcome()).toBe('waits');
    expect(wait.message()).toBe(`worker-2: ${PORT}`);
    wait.report([]);
    await wait.advance(5000);
    expect(wait.outcome()).toBe('done');
    expect(wait.message()).toBe('');
  });

  it('is not waited for because of a bridge of the same name on a node that the policy does not select', async () => {
    const wait = waiting(['other']);
    await wait.advance(1000);
    expect(wait.outcome()).toBe('done');
  });

  it('is stuck when the patch port stays', async () => {
    const wait = waiting(['worker-1']);
    await wait.advance(STUCK_MS - 10_000);
    expect(wait.outcome()).toBe('waits');
    await wait.advance(20_000);
    expect(wait.outcome()).toBe('rollout-stuck');
  });

  it('is not removed where the reports may not be read', async () => {
    const wait = waiting(['worker-1'], false);
    await wait.advance(1000);
    expect(wait.outcome()).toBe('unwatchable');
  });
});
