/** @jest-environment jsdom */
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { MemoryRouter } from 'react-router';
import '@testing-library/jest-dom';
import { loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { stateOf } from '../../../dev/fixtures/worldFrom';
import { worldOfProject } from '../../../dev/fixtures/worldOfProject';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { createDiagnosis } from '../../core/diagnostics/createDiagnosis';
import { kindRegistry } from '../../core/kinds/kindRegistry';
import type { Kind } from '../../core/kinds/kindRegistry';
import { at } from '../../core/values/json';
import { sayEnglish } from '../../words/catalogue';
import { matchingRows } from './matchingRows';
import { COLUMNS, DEFAULT_QUERY, readNetworkQuery, writeNetworkQuery } from './networkQuery';
import type { Column, NetworkQuery } from './networkQuery';
import { networkRowOf } from './networkRow';
import type { NetworkRow } from './networkRow';
import { networksCsv } from './networksCsv';
import { NetworksView } from './NetworksView';

jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));

expect.extend(toHaveNoViolations);

const violationsIn = (container: HTMLElement) => act(async () => axe(container));

const rowsOf = (...forbidden: readonly Kind[]): readonly NetworkRow[] => {
  const unread = new Set<unknown>(forbidden.map((kind) => kindRegistry[kind].gvk.kind));
  const objects = findScenario('three-workers').objects();
  const world = worldOfObjects(
    objects.filter((object) => !unread.has(at(object, 'kind'))),
    loadedBut(...forbidden),
  );
  const diagnosis = createDiagnosis(world);
  return world.networks().map((network) => networkRowOf(network, world, diagnosis));
};

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

describe('the query of the page', () => {
  const query: NetworkQuery = {
    text: 'vlan 19',
    localnets: ['vmdata', 'a&b'],
    healths: ['error', 'ok'],
    sort: 'nics',
    descending: true,
    page: 3,
    perPage: 100,
  };

  it('comes back from the URL as it was written', () => {
    expect(readNetworkQuery(writeNetworkQuery(query, new URLSearchParams()))).toEqual(query);
  });

  it('writes nothing for what is so by itself and leaves parameters of others', () => {
    const before = new URLSearchParams('other=1&find=old&page=9');
    expect(writeNetworkQuery(DEFAULT_QUERY, before).toString()).toBe('other=1');
  });

  it.each([
    'sort=nonsense&order=up&page=-1&perPage=7&health=fine',
    'page=99999999999&perPage=NaN',
    '',
  ])('reads a URL of anybody (%s) without failing', (text) => {
    expect(readNetworkQuery(new URLSearchParams(text))).toEqual(DEFAULT_QUERY);
  });

  it.each<[Partial<NetworkQuery>, string[]]>([
    [{}, ['dmz', 'machine-net', 'vlan-1924', 'vlan-1926']],
    [{ text: '192' }, ['vlan-1924', 'vlan-1926']],
    [{ text: 'ORDERS' }, ['vlan-1924']],
    [{ localnets: ['machine-net'] }, ['machine-net']],
    [{ healths: ['error'] }, ['dmz']],
    [{ sort: 'nics', descending: true }, ['vlan-1924', 'vlan-1926', 'machine-net', 'dmz']],
    [{ sort: 'nodes' }, ['dmz', 'vlan-1924', 'vlan-1926', 'machine-net']],
    [{ sort: 'health' }, ['dmz', 'vlan-1924', 'vlan-1926', 'machine-net']],
    [{ text: 'nowhere' }, []],
  ])('%j shows %j', (part, names) => {
    const shown = matchingRows(rowsOf(), { ...DEFAULT_QUERY, ...part });
    expect(shown.map(({ name }) => name)).toEqual(names);
  });
});

describe('the CSV of the table', () => {
  it('has the words of the page as header and one line per row', () => {
    const lines = networksCsv(sayEnglish, rowsOf()).trimEnd().split('\r\n');
    expect(lines[0]).toBe('Name,VLAN,Localnet,Bridges,Uplinks,MTU,Nodes,Namespaces,VM NICs,Health');
    expect(lines).toContain(
      'vlan-1924,1924,vmdata,br-vmdata,ens224,1500,2 of 3,frontend orders qa,14,Warning',
    );
    expect(lines).toHaveLength(5);
  });

  it('says what is unknown, too', () => {
    expect(networksCsv(sayEnglish, rowsOf('node', 'nns'))).toContain(
      'vlan-1924,1924,vmdata,Unknown,Unknown,1500,Unknown,',
    );
  });
});

describe('what a member of one project is told', () => {
  const states = loadedBut('node', 'nns', 'nncp', 'nnce', 'cudn', 'nad', 'vm', 'vmi');
  const read = (['nad', 'vm', 'vmi'] as const).map((kind) =>
    stateOf(kind, { status: 'loaded' }, 'frontend'),
  );
  const objects = findScenario('three-workers')
    .objects()
    .filter((object) => at(object, 'metadata', 'namespace') === 'frontend');
  const world = worldOfObjects(objects, [...states, ...read]);
  const rows = world
    .networks()
    .map((network) => networkRowOf(network, world, createDiagnosis(world)));

  it('is no number or name as if it were all, neither in the table nor in its CSV', () => {
    expect(rows).toHaveLength(1);
    expect(networksCsv(sayEnglish, rows)).toContain(
      'vlan-1924,1924,vmdata,Unknown,Unknown,1500,Unknown,at least frontend,at least 8,Unknown',
    );
  });

  it('is that NICs may be missing where attachments are, because theirs say which network they are on', () => {
    const unlisted = worldOfObjects(findScenario('three-workers').objects(), loadedBut('nad'));
    const [network] = unlisted.networks();
    if (network === undefined) throw new Error('no network');
    const row = networkRowOf(network, unlisted, createDiagnosis(unlisted));
    expect(row.nics.missing?.kind).toBe('nad');
    expect(row.health).not.toBe('ok');
  });
});

const Page = ({
  rows = rowsOf(),
  onExport = () => undefined,
  ...rest
}: Partial<Parameters<typeof NetworksView>[0]>): ReactElement => {
  const [query, setQuery] = useState(DEFAULT_QUERY);
  const [columns, setColumns] = useState<readonly Column[]>(COLUMNS);
  return (
    <MemoryRouter>
      <main>
        <h1>VLAN Networks</h1>
        <NetworksView
          rows={rows}
          unread={undefined}
          needsProject={false}
          query={query}
          onQuery={(change) => setQuery({ ...query, ...change })}
          columns={new Set(columns)}
          onColumns={setColumns}
          onExport={onExport}
          {...rest}
        />
      </main>
    </MemoryRouter>
  );
};

const namesShown = (): string[] =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getByRole('link').textContent);

describe('the table of networks', () => {
  // The toolbar comes right behind the rows; once it was there, it is there at once.
  beforeAll(async () => {
    const { unmount } = render(<Page />);
    await screen.findByRole('button', { name: 'Export CSV' });
    unmount();
  });

  it('is called Networks and has no accessibility violations', async () => {
    const { container } = render(<Page />);
    expect(screen.getByRole('grid', { name: 'Networks' })).toBeInTheDocument();
    expect(await violationsIn(container)).toHaveNoViolations();
  });

  it('filters while one types and says how many are shown', async () => {
    render(<Page />);
    await userEvent.type(screen.getByRole('textbox', { name: /Find network/ }), '1926');
    expect(namesShown()).toEqual(['vlan-1926']);
    expect(screen.getByText('1 of 4 shown')).toBeInTheDocument();
  });

  it('does not call the networks of one project all that there are', () => {
    const world = worldOfProject('three-workers', 'frontend');
    const diagnosis = createDiagnosis(world);
    render(<Page rows={world.networks().map((one) => networkRowOf(one, world, diagnosis))} />);
    expect(screen.getByRole('status')).toHaveTextContent('1 of at least 1 shown');
  });

  it('sorts by a column and turns the order round', async () => {
    render(<Page />);
    const nics = screen.getByRole('columnheader', { name: 'VM NICs' });
    await userEvent.click(within(nics).getByRole('button'));
    expect(namesShown()).toEqual(['dmz', 'machine-net', 'vlan-1926', 'vlan-1924']);
    await userEvent.click(within(nics).getByRole('button'));
    expect(namesShown()).toEqual(['vlan-1924', 'vlan-1926', 'machine-net', 'dmz']);
  });

  it('names the nodes that a network misses to a screen reader', () => {
    render(<Page />);
    expect(screen.getByRole('row', { name: /vlan-1924/ })).toHaveTextContent(
      '2 of 3. Missing on worker-3',
    );
  });

  it('exports the rows that match, and says why it cannot when none does', async () => {
    const onExport = jest.fn();
    render(<Page onExport={onExport} />);
    await userEvent.type(screen.getByRole('textbox', { name: /Find network/ }), 'dmz');
    await userEvent.click(screen.getByRole('button', { name: 'Export CSV' }));
    expect(onExport).toHaveBeenCalledWith([expect.objectContaining({ name: 'dmz' })]);
    await userEvent.type(screen.getByRole('textbox', { name: /Find network/ }), 'x');
    expect(await screen.findByText('No network matches')).toBeInTheDocument();
    const button = screen.getByRole('button', { name: 'Export CSV' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await userEvent.hover(button);
    expect(await screen.findByText('There is no row to export.')).toBeInTheDocument();
  });

  it('leaves out a column that is not chosen', async () => {
    render(<Page />);
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Uplinks' }));
    expect(screen.queryByRole('columnheader', { name: 'Uplinks' })).toBeNull();
    expect(screen.getByRole('columnheader', { name: 'Name' })).toBeInTheDocument();
  });

  it('shows what is unknown as a button that says why', async () => {
    const { container } = render(<Page rows={rowsOf('node', 'nns')} />);
    const row = screen.getByRole('row', { name: /vlan-1924/ });
    expect(
      within(row).getAllByRole('button', {
        name: 'Unknown. You may not read node network states.',
      }),
    ).not.toHaveLength(0);
    expect(await violationsIn(container)).toHaveNoViolations();
  });
});

describe('without a network', () => {
  // It comes when it has to be said; what takes time is not what is tested.
  beforeAll(() => import('./NoNetworks'));

  it('says what to do when there is none', async () => {
    const { container } = render(<Page rows={[]} />);
    expect(await screen.findByText('No VLAN network yet')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Create VLAN network' })).toBeInTheDocument();
    expect(await violationsIn(container)).toHaveNoViolations();
  });

  it('says that it is still reading', () => {
    render(<Page rows={[]} unread={{ kind: 'nad', cause: 'loading', detail: '' }} />);
    expect(screen.getByRole('status', { name: 'Reading networks' })).toBeInTheDocument();
  });

  it('never calls unread networks none', async () => {
    render(<Page rows={[]} unread={{ kind: 'nad', cause: 'failed', detail: 'timeout' }} />);
    expect(await screen.findByText('Networks are unknown')).toBeInTheDocument();
    expect(
      screen.getByText('Reading network attachment definitions failed: timeout'),
    ).toBeInTheDocument();
    expect(screen.queryByText('No VLAN network yet')).toBeNull();
  });

  it('asks for a project when the user may read projects only', async () => {
    render(
      <Page rows={[]} unread={{ kind: 'nad', cause: 'forbidden', detail: '' }} needsProject />,
    );
    expect(await screen.findByText('Choose a project to see its networks')).toBeInTheDocument();
  });
});
