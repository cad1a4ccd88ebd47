/** @jest-environment jsdom */
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { MemoryRouter } from 'react-router';
import '@testing-library/jest-dom';
import { changeOf, stateOf } from '../../../dev/fixtures/worldFrom';
import { namespace } from '../../../dev/fixtures/vmObjects';
import { Inventory } from '../../core/inventory/inventory';
import type { Change } from '../../core/inventory/inventory';
import { kinds } from '../../core/kinds/kindRegistry';
import type { Kind } from '../../core/kinds/kindRegistry';
import type { LoadState } from '../../core/inventory/loadState';
import { ReadingNotices } from './ReadingNotices';
import { readingOf as readingOfAll } from './readingOf';
import type { Reading } from './readingOf';
import { sayEnglish } from '../../words/catalogue';
import { sayUnknown } from '../../words/sayUnknown';

jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));

expect.extend(toHaveNoViolations);

const LOADED: LoadState = { status: 'loaded' };
const FORBIDDEN: LoadState = { status: 'forbidden', reason: 'no right' };

const inventoryWith = (
  states: Partial<Record<Kind, LoadState>>,
  more: readonly Change[] = [],
): Inventory => {
  const inventory = new Inventory();
  inventory.apply(kinds.map((kind) => stateOf(kind, states[kind] ?? LOADED)));
  inventory.apply(more);
  return inventory;
};

const readingOf = (inventory: Inventory, project: string): Reading =>
  readingOfAll(inventory, project, []);

/** A member of one project: nothing cluster-wide, the project's own kinds in it. */
const projectMember = (): Inventory =>
  inventoryWith(
    Object.fromEntries(kinds.map((kind) => [kind, FORBIDDEN])),
    (['nad', 'vm', 'vmi'] as const).map((kind) => stateOf(kind, LOADED, 'team-a')),
  );

describe('how much of the cluster was read', () => {
  it('has nothing to say when all of it is there and live', () => {
    expect(readingOf(inventoryWith({}), '')).toEqual({
      scope: 'cluster',
      project: '',
      loading: undefined,
      stale: undefined,
      unread: [],
      unchecked: undefined,
      noNmstate: false,
      noKubevirt: false,
      networksUnread: undefined,
    });
  });

  it('names an object that could not be read in whole, with the place', () => {
    const damaged = { ...namespace('n'), kind: 'Node', apiVersion: 'v1', status: 7 };
    const { unread } = readingOf(inventoryWith({}, [changeOf(damaged)]), '');
    expect(unread.map((reason) => sayUnknown(sayEnglish, reason))).toEqual([
      'Part of the nodes could not be read. n: status',
    ]);
  });

  it('adds up what was read, and the total only where every list says how much is left', () => {
    const counted = {
      nad: { status: 'loading', read: 20, remaining: 30 },
      vm: { status: 'loading', read: 5, remaining: 5 },
    } as const;
    expect(readingOf(inventoryWith(counted), '').loading).toEqual({ read: 25, total: 60 });
    const uncounted = { ...counted, vm: { ...counted.vm, remaining: undefined } };
    expect(readingOf(inventoryWith(uncounted), '').loading).toEqual({ read: 25, total: undefined });
  });

  it('knows since when the oldest of the lost watches is lost', () => {
    const reading = readingOf(
      inventoryWith({
        nad: { status: 'loaded', staleSince: '2026-01-01T10:05:00Z' },
        nns: { status: 'loaded', staleSince: '2026-01-01T10:01:00Z' },
      }),
      '',
    );
    expect(reading.stale).toEqual({ kinds: ['nns', 'nad'], since: '2026-01-01T10:01:00Z' });
  });

  it('reads the chosen project where the cluster may not be read', () => {
    const reading = readingOf(projectMember(), 'team-a');
    expect(reading).toMatchObject({ scope: 'project', networksUnread: undefined });
    expect(reading.unread.map(({ kind }) => kind)).toEqual(['node', 'nns', 'nncp', 'nnce', 'cudn']);
  });

  it('asks for a project where none is chosen', () => {
    expect(readingOf(projectMember(), '')).toMatchObject({
      scope: 'no-project',
      networksUnread: { kind: 'nad', cause: 'forbidden' },
    });
  });

  it('does not ask for a project where there is none to choose', () => {
    expect(readingOf(projectMember(), '').scope).toBe('no-project');
    const inventory = inventoryWith({ nad: FORBIDDEN, project: LOADED });
    expect(readingOf(inventory, '').scope).toBe('nothing');
    inventory.apply([
      changeOf({ ...namespace('team-a'), apiVersion: 'project.openshift.io/v1', kind: 'Project' }),
    ]);
    expect(readingOf(inventory, '').scope).toBe('no-project');
  });

  it('tells a missing operator from a missing right', () => {
    const absent = inventoryWith({ nns: { status: 'absent' }, nncp: { status: 'absent' } });
    expect(readingOf(absent, '')).toMatchObject({ noNmstate: true, unread: [] });
    const denied = inventoryWith({ nns: FORBIDDEN, nncp: FORBIDDEN });
    expect(readingOf(denied, '')).toMatchObject({ noNmstate: false });
    expect(readingOf(inventoryWith({ vm: { status: 'absent' } }), '').noKubevirt).toBe(true);
  });

  it('does not miss cluster user-defined networks on a cluster without them', () => {
    expect(readingOf(inventoryWith({ cudn: { status: 'absent' } }), '').unread).toEqual([]);
  });
});

describe('the checks', () => {
  const notLoaded = (detail: string): Reading =>
    readingOfAll(inventoryWith({}), '', [
      { code: '', reason: { kind: 'nad', cause: 'unchecked', detail }, checkedIn: [] },
    ]);

  it('are not missed while they are being loaded', () => {
    expect(notLoaded('').unchecked).toBeUndefined();
  });

  it('are said to be missing when they could not be loaded', async () => {
    await import('./NoticeList');
    render(
      <MemoryRouter>
        <ReadingNotices reading={notLoaded('Loading chunk 7 failed.')} />
      </MemoryRouter>,
    );
    expect(await screen.findByText('Nothing here was checked')).toBeInTheDocument();
    expect(screen.getByText(/Loading chunk 7 failed/u)).toBeInTheDocument();
  });
});

describe('the notices above a page', () => {
  // They come when there is something to say; what takes time is not what is tested.
  beforeAll(() => import('./NoticeList'));

  const show = (inventory: Inventory, project = '') =>
    render(
      <MemoryRouter>
        <ReadingNotices reading={readingOf(inventory, project)} />
      </MemoryRouter>,
    );

  it('are not there when all is well', () => {
    expect(show(inventoryWith({})).container).toBeEmptyDOMElement();
  });

  it('say since when what is shown may be out of date', async () => {
    show(inventoryWith({ nad: { status: 'loaded', staleSince: '2026-01-01T10:05:00Z' } }));
    expect(await screen.findByText('What you see may be out of date')).toBeInTheDocument();
    expect(
      screen.getByText(/connection for network attachment definitions was lost at .*10:05/),
    ).toBeInTheDocument();
  });

  it('explain a missing NMState operator and lead to its installation', async () => {
    const { container } = show(inventoryWith({ nns: { status: 'absent' } }));
    expect(
      await screen.findByText('The Kubernetes NMState Operator is not installed'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Install the operator' })).toHaveAttribute(
      'href',
      expect.stringContaining('nmstate'),
    );
    expect(await act(async () => axe(container))).toHaveNoViolations();
  });

  it('name what the user may not read', async () => {
    show(projectMember(), 'team-a');
    expect(await screen.findByText('Part of the cluster is unknown to you')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Details of: Part of the cluster is unknown to you' }),
    );
    expect(screen.getByText('You may not read node network states.')).toBeInTheDocument();
  });
});
