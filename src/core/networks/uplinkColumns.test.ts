import { bareState, node, vmdataState } from '../../../dev/fixtures/objects';
import { worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { uplinkColumns } from './uplinkColumns';

const names = Array.from({ length: 9 }, (_, index) => `worker-${String(index + 1)}`);

describe('the columns of the uplink matrix', () => {
  it('are the nodes while they are few, as people count them', () => {
    const { inventory } = worldOfObjects([]);
    expect(uplinkColumns(inventory, ['worker-10', 'worker-9'])).toEqual([
      { id: 'worker-9', nodes: ['worker-9'] },
      { id: 'worker-10', nodes: ['worker-10'] },
    ]);
  });

  it('are sets of nodes that are configured alike when they are many, and those that reported nothing come last', () => {
    const { inventory } = worldOfObjects([
      ...names.map((name) => node(name)),
      ...names.slice(0, 5).map((name) => vmdataState(name)),
      ...names.slice(5, 7).map((name) => bareState(name)),
      bareState('infra-1'),
    ]);
    expect(uplinkColumns(inventory, names)).toEqual([
      { id: 'worker-1', nodes: names.slice(0, 5) },
      { id: 'worker-6', nodes: names.slice(5, 7) },
      { id: 'worker-8', nodes: names.slice(7) },
    ]);
  });

  it('has no last column when every node reported', () => {
    const { inventory } = worldOfObjects(names.map((name) => bareState(name)));
    expect(uplinkColumns(inventory, names)).toEqual([{ id: 'worker-1', nodes: names }]);
  });

  it('show a set node by node when it is asked for, as far as a table can', () => {
    const many = Array.from({ length: 20 }, (_, index) => `worker-${String(index + 1)}`);
    const { inventory } = worldOfObjects([
      ...many.map((name) => bareState(name)),
      vmdataState('infra-1'),
    ]);
    const columns = uplinkColumns(inventory, [...many, 'infra-1'], new Set(['worker-1']));
    expect(columns.slice(0, 12)).toEqual(
      many.slice(0, 12).map((name) => ({ id: name, nodes: [name], partOf: 'worker-1' })),
    );
    expect(columns.slice(12)).toEqual([
      { id: 'worker-13', nodes: many.slice(12), partOf: 'worker-1' },
      { id: 'infra-1', nodes: ['infra-1'] },
    ]);
  });
});
