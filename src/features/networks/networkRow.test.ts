import { rowsIn, rowsOf } from '../../../dev/fixtures/networkRows';
import { loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { worldOfProject } from '../../../dev/fixtures/worldOfProject';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { sayEnglish } from '../../words/catalogue';
import type { NetworkRow } from './networkRow';
import { networksCsv } from './networksCsv';

const rowNamed = (rows: readonly NetworkRow[], name: string): NetworkRow => {
  const row = rows.find((one) => one.name === name);
  if (row === undefined) throw new Error(`no row ${name}`);
  return row;
};

describe('the row of a network', () => {
  it('says which nodes it misses, what carries it and who is on it', () => {
    expect(rowNamed(rowsOf(), 'vlan-1924')).toMatchObject({
      vlan: 1924,
      mtu: 1500,
      localnet: 'vmdata',
      bridges: { known: true, value: ['br-vmdata'] },
      uplinks: { known: true, value: ['ens224'] },
      coverage: {
        known: true,
        value: { whole: ['worker-1', 'worker-2'], broken: ['worker-3'], unknown: [] },
      },
      nics: { count: 14, missing: undefined },
      health: 'warning',
    });
  });

  it('says unknown, with the reason, for all that depends on nodes that may not be read', () => {
    const row = rowNamed(rowsOf('node', 'nns'), 'vlan-1924');
    expect(row.bridges).toMatchObject({
      known: false,
      reason: { kind: 'nns', cause: 'forbidden' },
    });
    expect(row.uplinks).toMatchObject({ known: false });
    expect(row.coverage).toMatchObject({ known: false });
    expect(row.health).toBe('unknown');
  });

  it('counts what was read as a lower bound when machines may not be listed', () => {
    expect(rowNamed(rowsOf('vm'), 'vlan-1924').nics.missing).toMatchObject({ kind: 'vm' });
  });
});

describe('what a member of one project is told', () => {
  const rows = rowsIn(worldOfProject('three-workers', 'frontend'));

  it('is no number or name as if it were all, neither in the table nor in its CSV', () => {
    expect(rows).toHaveLength(1);
    expect(networksCsv(sayEnglish, rows)).toContain(
      'vlan-1924,1924,vmdata,Unknown,Unknown,1500,Unknown,at least frontend,at least 8,Unknown',
    );
  });

  it('is that NICs may be missing where attachments are, because theirs say which network they are on', () => {
    const [row] = rowsIn(worldOfObjects(findScenario('three-workers').objects(), loadedBut('nad')));
    if (row === undefined) throw new Error('no network');
    expect(row.nics.missing?.kind).toBe('nad');
    expect(row.health).not.toBe('ok');
  });
});
