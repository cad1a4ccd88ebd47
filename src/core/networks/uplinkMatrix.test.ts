import {
  bareState,
  nad,
  nic,
  nncp,
  nns,
  node,
  ovsBridge,
  ovsInterface,
} from '../../../dev/fixtures/objects';
import type { PlainObject } from '../../../dev/fixtures/objects';
import { loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { uplinkMatrix } from './uplinkMatrix';
import type { UplinkRow, UplinkVerdict } from './uplinkMatrix';

const bond = (name: string, members: readonly string[], more: PlainObject = {}): PlainObject =>
  nic(name, { type: 'bond', 'link-aggregation': { mode: '802.3ad', port: members }, ...more });

const address = (ip: string): PlainObject => ({ ipv4: { enabled: true, address: [{ ip }] } });

/** The matrix of one node with these interfaces: verdict by interface. */
const verdicts = (
  interfaces: readonly PlainObject[],
  { others = [], mtu }: { others?: readonly PlainObject[]; mtu?: number } = {},
): Record<string, UplinkVerdict | undefined> => {
  const { inventory } = worldOfObjects([
    node('worker-1'),
    nns('worker-1', interfaces, {}),
    ...others,
  ]);
  const { rows } = uplinkMatrix(inventory, {
    columns: [{ id: 'worker-1', nodes: ['worker-1'] }],
    ...(mtu !== undefined && { mtu }),
  });
  return Object.fromEntries(
    rows.flatMap(({ names, cells }) => names.map((name) => [name, cells[0]?.[0]?.verdict])),
  );
};

const free = { state: 'free', losesAddresses: [], raisesMtuFrom: undefined, speedless: true };
const used = (use: object): object => ({ state: 'used', use });

describe('what an interface is to somebody who wants a bridge on it', () => {
  it('is free when it is down and unused: that is how a spare NIC looks', () => {
    expect(verdicts([nic('ens224', { state: 'down' })]).ens224).toEqual(free);
  });

  it('carries the node when it holds an address by which the cluster knows the node', () => {
    expect(verdicts([nic('ens3', address('10.0.0.11'))]).ens3).toEqual(
      used({ reason: 'carries-node', via: 'ens3' }),
    );
  });

  it('is unknown when it holds an address, and those of the node could not be read', () => {
    const status = { conditions: [{ type: 'Ready', status: 'True' }], addresses: [7] };
    const others = [{ ...node('worker-1'), status }];
    const interfaces = [nic('ens3', address('10.0.0.11')), nic('ens224')];
    const { ens3, ens224 } = verdicts(interfaces, { others });
    expect(ens3).toMatchObject({ state: 'unknown', reason: { kind: 'node', cause: 'unreadable' } });
    expect(ens224).toEqual(free);
  });

  it('only loses an address by which the cluster does not know the node', () => {
    expect(verdicts([nic('ens224', address('10.1.2.3'))]).ens224).toEqual({
      ...free,
      losesAddresses: ['10.1.2.3'],
    });
  });

  it('does not count a link-local address', () => {
    expect(verdicts([nic('ens224', address('169.254.3.4'))]).ens224).toEqual(free);
  });

  it('carries the node below br-ex, through a bond down to its members', () => {
    const found = verdicts([
      nic('eno1'),
      nic('eno2'),
      bond('bond0', ['eno1', 'eno2']),
      ovsBridge('br-ex', ['bond0']),
      ovsInterface('br-ex'),
    ]);
    const carried = used({ reason: 'carries-node', via: 'br-ex' });
    expect(found).toEqual({ bond0: carried, eno1: carried, eno2: carried });
  });

  it('carries the node as parent of the VLAN interface with its address', () => {
    const found = verdicts([
      nic('ens3'),
      nic('ens3.7', {
        type: 'vlan',
        vlan: { 'base-iface': 'ens3', id: 7 },
        ...address('10.0.0.11'),
      }),
    ]);
    expect(found.ens3).toEqual(used({ reason: 'carries-node', via: 'ens3.7' }));
  });

  it('is a port of the bridge or bond that has it, of an OVS bond too', () => {
    const found = verdicts([
      nic('eno3'),
      nic('eno4'),
      nic('eno5'),
      bond('bond1', ['eno3']),
      {
        ...ovsBridge('br-data', []),
        bridge: {
          port: [
            {
              name: 'ovs-bond',
              'link-aggregation': {
                mode: 'balance-slb',
                port: [{ name: 'eno4' }, { name: 'eno5' }],
              },
            },
          ],
        },
      },
    ]);
    expect(found.eno3).toEqual(used({ reason: 'port-of', controller: 'bond1' }));
    expect(found.eno4).toEqual(used({ reason: 'port-of', controller: 'ovs-bond' }));
    expect(found.bond1).toEqual({ ...free, speedless: false });
  });

  it('is the parent of a VLAN interface, and a VLAN interface would tag twice', () => {
    const found = verdicts([
      nic('ens4'),
      nic('ens4.9', { type: 'vlan', vlan: { 'base-iface': 'ens4', id: 9 } }),
    ]);
    expect(found).toEqual({
      ens4: used({ reason: 'vlan-parent', child: 'ens4.9' }),
      'ens4.9': used({ reason: 'vlan-interface', id: 9 }),
    });
  });

  it('has given out virtual functions', () => {
    const vfs = { ethernet: { 'sr-iov': { 'total-vfs': 8, vfs: [{ id: 0 }, { id: 1 }] } } };
    expect(verdicts([nic('ens1f0', vfs)]).ens1f0).toEqual(used({ reason: 'vfs', count: 2 }));
  });

  it('carries a macvlan network, as live migration uses one', () => {
    const migration = nad('openshift-cnv', 'migration', {
      cniVersion: '0.3.1',
      name: 'migration',
      type: 'macvlan',
      master: 'ens2f1',
    });
    expect(verdicts([nic('ens2f1')], { others: [migration] }).ens2f1).toEqual(
      used({ reason: 'master-of', attachment: 'openshift-cnv/migration' }),
    );
  });

  it('is asked for by a policy that selects the node, as a port or by itself', () => {
    const asks = nncp('storage', { interfaces: [ovsBridge('br-storage', ['ens5'])] });
    const elsewhere = nncp('other-role', {
      nodeSelector: { 'node-role.kubernetes.io/infra': '' },
      interfaces: [nic('ens6')],
    });
    const found = verdicts([nic('ens5'), nic('ens6')], { others: [asks, elsewhere] });
    expect(found.ens5).toEqual(used({ reason: 'policy', policy: 'storage' }));
    expect(found.ens6).toEqual(free);
  });

  it('says from where the MTU is raised, and refuses what cannot be raised', () => {
    const found = verdicts([nic('ens7', { 'max-mtu': 9702 }), nic('ens8', { 'max-mtu': 1500 })], {
      mtu: 9000,
    });
    expect(found.ens7).toEqual({ ...free, raisesMtuFrom: 1500 });
    expect(found.ens8).toEqual({ state: 'too-small', maxMtu: 1500 });
  });

  it('is left alone when nmstate does not manage it', () => {
    expect(verdicts([nic('ens9', { state: 'ignore' })]).ens9).toEqual(
      used({ reason: 'not-managed' }),
    );
  });
});

describe('the matrix', () => {
  const columns = [
    { id: 'a', nodes: ['worker-1', 'worker-2'] },
    { id: 'b', nodes: ['worker-3'] },
  ];
  const nodes = ['worker-1', 'worker-2', 'worker-3'].map((name) => node(name));
  const rowOf = (rows: readonly UplinkRow[], name: string): UplinkRow | undefined =>
    rows.find(({ names }) => names.includes(name));

  it('says on how many nodes an interface is free and where it is missing', () => {
    const { inventory } = worldOfObjects([
      ...nodes,
      bareState('worker-1'),
      nns('worker-2', [nic('ens224'), nic('ens1')], {}),
      nns('worker-3', [nic('ens1')], {}),
    ]);
    const matrix = uplinkMatrix(inventory, { columns });
    const row = rowOf(matrix.rows, 'ens224');
    expect(matrix.nodes).toBe(3);
    expect(row?.freeOn).toBe(2);
    expect(row?.cells[1]).toEqual([{ verdict: { state: 'missing' }, nodes: ['worker-3'] }]);
  });

  it('is unknown, not missing and not free, on a node without a report', () => {
    const { inventory } = worldOfObjects([...nodes, nns('worker-1', [nic('ens1')], {})]);
    const row = rowOf(uplinkMatrix(inventory, { columns }).rows, 'ens1');
    expect(row?.freeOn).toBe(1);
    expect(row?.cells[0]?.map(({ verdict }) => verdict.state)).toEqual(['free', 'unknown']);
    expect(row?.cells[1]?.[0]?.verdict.state).toBe('unknown');
  });

  it('is unknown everywhere when node states may not be read', () => {
    const { inventory } = worldOfObjects(nodes, loadedBut('nns'));
    expect(uplinkMatrix(inventory, { columns }).rows).toEqual([]);
  });

  it('puts interfaces that are used up in the same way into one row, behind the free ones', () => {
    const { inventory } = worldOfObjects([
      ...nodes,
      ...nodes.map((_, index) =>
        nns(
          `worker-${String(index + 1)}`,
          [nic('eno2'), nic('eno1'), nic('ens224'), bond('bond0', ['eno1', 'eno2'])],
          {},
        ),
      ),
    ]);
    const { rows } = uplinkMatrix(inventory, { columns });
    expect(rows.map(({ names }) => names.join(', '))).toEqual(['bond0', 'ens224', 'eno1, eno2']);
  });

  it('leaves the policy out that is being edited, and one that is being deleted', () => {
    const asks = nncp('mine', { interfaces: [ovsBridge('br-a', ['ens5'])] });
    const leaving = {
      ...asks,
      metadata: { name: 'leaving', deletionTimestamp: '2026-01-01T00:00:00Z' },
    };
    const { inventory } = worldOfObjects([
      ...nodes,
      nns('worker-1', [nic('ens5')], {}),
      asks,
      leaving,
    ]);
    const verdict = (except?: string): string | undefined =>
      rowOf(
        uplinkMatrix(inventory, {
          columns: [{ id: 'a', nodes: ['worker-1'] }],
          ...(except !== undefined && { except }),
        }).rows,
        'ens5',
      )?.cells[0]?.[0]?.verdict.state;
    expect(verdict()).toBe('used');
    expect(verdict('mine')).toBe('free');
  });

  it('knows the members and parents that a policy puts below something', () => {
    const asks = nncp('mine', {
      interfaces: [
        bond('bond9', ['ens1']),
        nic('ens2.7', { type: 'vlan', vlan: { 'base-iface': 'ens2', id: 7 } }),
        nic('ens3', { state: 'absent' }),
      ],
    });
    const { inventory } = worldOfObjects([
      ...nodes,
      nns('worker-1', [nic('ens1'), nic('ens2'), nic('ens3')], {}),
      asks,
    ]);
    const { rows } = uplinkMatrix(inventory, { columns: [{ id: 'a', nodes: ['worker-1'] }] });
    expect(
      Object.fromEntries(rows.flatMap(({ names, freeOn }) => names.map((name) => [name, freeOn]))),
    ).toEqual({ ens1: 0, ens2: 0, ens3: 1 });
  });

  it('says the lowest speed that a node reports', () => {
    const fast = (speed: number): PlainObject => nic('ens1', { ethernet: { speed } });
    const { inventory } = worldOfObjects([
      ...nodes,
      nns('worker-1', [fast(25_000)], {}),
      nns('worker-2', [fast(10_000)], {}),
    ]);
    expect(rowOf(uplinkMatrix(inventory, { columns }).rows, 'ens1')?.speed).toBe(10_000);
  });
});
