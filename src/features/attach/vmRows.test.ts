import type { VmOption } from './attachOptions';
import { vmRows } from './vmRows';

const vms = Array.from({ length: 120 }, (_, index): VmOption => {
  const name = `vm-${String(index).padStart(3, '0')}`;
  return {
    key: `a/${name}`,
    name,
    namespace: 'a',
    status: 'Running',
    node: undefined,
    instance: 'there',
    hasPodNetwork: true,
    networks: [],
  };
});

const keys = (rows: readonly VmOption[]): readonly string[] => rows.map(({ name }) => name);

describe('the rows of the table of machines', () => {
  it('are the first fifty of all while nothing is searched for', () => {
    const { rows, all, isFound } = vmRows(vms, [], '');
    expect(keys(rows)).toEqual(keys(vms.slice(0, 50)));
    expect({ all, isFound }).toEqual({ all: 120, isFound: true });
  });

  it('keep what is chosen in its place, beyond the bound and outside the search', () => {
    const { rows, all } = vmRows(vms, ['a/vm-119', 'a/vm-002'], ' VM-01 ');
    expect(keys(rows)).toEqual(['vm-002', ...keys(vms.slice(10, 20)), 'vm-119']);
    expect(all).toBe(12);
  });

  it('hold all that is chosen, also where that alone is more than the bound', () => {
    const chosen = vms.slice(0, 60).map(({ key }) => key);
    const { rows, all } = vmRows(vms, chosen, '');
    expect(keys(rows)).toEqual(keys(vms.slice(0, 60)));
    expect(all).toBe(120);
  });

  it.each([
    ['vm-11', [], true],
    ['nothing', [], false],
    ['nothing', ['a/vm-001'], false],
    ['vm-001', ['a/vm-001'], true],
  ])('know whether “%s” finds anything with %j chosen', (find, chosen, isFound) => {
    expect(vmRows(vms, chosen, find).isFound).toBe(isFound);
  });
});
