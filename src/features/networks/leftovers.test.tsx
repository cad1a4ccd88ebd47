/** @jest-environment jsdom */
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { MemoryRouter, useLocation } from 'react-router';
import '@testing-library/jest-dom';
import type { Leftover } from '../../core/plan/leftovers';
import { sayEnglish } from '../../words/catalogue';
import { LeftoverList } from './Leftovers';
import { sayLeftover, wordsOfIntent } from './leftoverWords';

jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));

expect.extend(toHaveNoViolations);

const leftover = (type: Leftover['type'], more: Partial<Leftover> = {}): Leftover => ({
  type,
  id: `${type} p`,
  place: 'tenant',
  name: 'localnet-tenant',
  nodes: [],
  complete: undefined,
  remove: { type: 'remove-localnet', localnet: 'tenant' },
  ...more,
});

const failed = leftover('policy-failed', {
  nodes: ['worker-1', 'worker-2'],
  complete: { type: 'retry-policy', policy: 'localnet-tenant' },
});
const unused = leftover('localnet-unused', { complete: 'create-network' });

const Where = () => {
  const { pathname, search } = useLocation();
  return <p>{`${pathname}${search}`}</p>;
};

const show = (...leftovers: readonly Leftover[]) => {
  const onChoose = jest.fn();
  const view = render(
    <MemoryRouter>
      <main>
        <h1>VLAN Networks</h1>
        <LeftoverList leftovers={leftovers} onChoose={onChoose} />
        <Where />
      </main>
    </MemoryRouter>,
  );
  return { onChoose, ...view };
};

describe('what was left behind', () => {
  test.each([
    [failed, 'Policy localnet-tenant for localnet tenant is not done on worker-1, worker-2.'],
    [leftover('policy-failed'), 'Policy localnet-tenant for localnet tenant has failed.'],
    [
      leftover('policy-emptied'),
      'Localnet tenant was taken off the nodes, and its policy localnet-tenant is still there.',
    ],
    [
      leftover('localnet-dangling', { nodes: ['worker-1'] }),
      'Localnet tenant leads to a bridge that is missing on worker-1.',
    ],
    [unused, 'Localnet tenant is mapped, and no network uses it.'],
    [
      leftover('network-unmapped', { name: 'vlan-120' }),
      'Network vlan-120 needs localnet tenant, which no node has.',
    ],
  ])('is said in a sentence: $type', (one, sentence) => {
    expect(sayLeftover(sayEnglish, one)).toBe(sentence);
  });

  it('is nothing to look at where all is finished', () => {
    show();
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('can be continued or removed, one by one', async () => {
    const { onChoose, container } = show(failed, leftover('policy-emptied'));
    const rows = within(screen.getByRole('list', { name: 'What was left behind' })).getAllByRole(
      'listitem',
    );
    expect(rows).toHaveLength(2);
    const [first, second] = rows;
    if (first === undefined || second === undefined) throw new Error('no rows');
    await userEvent.click(within(first).getByRole('button', { name: /^Continue/ }));
    expect(onChoose).toHaveBeenLastCalledWith(failed.complete);
    await userEvent.click(within(first).getByRole('button', { name: /^Remove…/ }));
    expect(onChoose).toHaveBeenLastCalledWith(failed.remove);
    expect(within(second).queryByRole('button', { name: /^Continue/ })).toBeNull();
    expect(await act(async () => axe(container))).toHaveNoViolations();
  });

  it('goes on in the wizard where only a network is missing', async () => {
    const { onChoose } = show(unused);
    await userEvent.click(screen.getByRole('button', { name: /^Continue/ }));
    expect(screen.getByText('/vlan-networks/~new?localnet=tenant')).toBeInTheDocument();
    expect(onChoose).not.toHaveBeenCalled();
  });

  it('goes on with a Linux bridge in the wizard as well', async () => {
    show(leftover('bridge-unused', { place: 'br-vmdata', complete: 'create-network' }));
    await userEvent.click(screen.getByRole('button', { name: /^Continue/ }));
    expect(screen.getByText('/vlan-networks/~new?bridge=br-vmdata')).toBeInTheDocument();
  });
});

test.each([
  [{ type: 'retry-policy', policy: 'p' } as const, 'Continue with policy p', 'Continue'],
  [{ type: 'remove-localnet', localnet: 'tenant' } as const, 'Remove localnet tenant', 'Remove'],
  [{ type: 'remove-bridge', bridge: 'br-x' } as const, 'Remove Linux bridge br-x', 'Remove'],
  [
    { type: 'remove-vlan-network', network: 'ovn:vlan-120' } as const,
    'Remove network vlan-120',
    'Remove',
  ],
])('the dialog says what %j does', (intent, title, start) => {
  expect(wordsOfIntent(sayEnglish, intent)).toMatchObject({ title, start });
});

test('plans with a page of their own are no business of the dialog', () => {
  const attach = { type: 'attach-nics', nics: [], podNetwork: 'beside' } as const;
  expect(wordsOfIntent(sayEnglish, attach)).toBeUndefined();
});
