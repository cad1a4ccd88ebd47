/** @jest-environment jsdom */
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { MemoryRouter } from 'react-router';
import '@testing-library/jest-dom';
import { rowsIn, rowsOf } from '../../../dev/fixtures/networkRows';
import { worldOfProject } from '../../../dev/fixtures/worldOfProject';
import { sayEnglish } from '../../words/catalogue';
import { COLUMNS, DEFAULT_QUERY } from './networkQuery';
import type { Column } from './networkQuery';
import { NetworksView } from './NetworksView';

jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));

expect.extend(toHaveNoViolations);

const violationsIn = (container: HTMLElement) => act(async () => axe(container));

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
    render(<Page rows={rowsIn(worldOfProject('three-workers', 'frontend'))} />);
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
