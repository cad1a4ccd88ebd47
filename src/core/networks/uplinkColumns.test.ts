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
});
