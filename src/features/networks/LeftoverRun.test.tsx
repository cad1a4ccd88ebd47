/** @jest-environment jsdom */
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { MemoryRouter } from 'react-router';
import '@testing-library/jest-dom';
import { nncp, nnce, node } from '../../../dev/fixtures/objects';
import { ours } from '../../../dev/fixtures/ours';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import type { PlanRunState } from '../../cluster/execute/planRun';
import { planPreview } from '../../components/planReview/planPreview';
import type { PlanUnderReview } from '../../components/planReview/usePlanReview';
import { createDiagnosis } from '../../core/diagnostics/createDiagnosis';
import type { Intent } from '../../core/intents/intent';
import { planIntent } from '../../core/plan/planIntent';
import { sayEnglish } from '../../words/catalogue';
import { LeftoverRun } from './LeftoverRun';

const policy = ours(nncp('localnet-tenant', { mappings: { tenant: 'br-ex' } }));
const mockWorld = worldFrom([
  node('worker-1'),
  policy,
  nnce('worker-1', 'localnet-tenant', { condition: 'Failing' }),
]);
const removal: Intent = { type: 'remove-localnet', localnet: 'tenant' };
const plan = planIntent(removal, mockWorld, { 'nncp localnet-tenant': policy });

let mockRun: PlanRunState | undefined;
let mockReview: PlanUnderReview;
const mockRunner = { start: jest.fn(), retry: jest.fn(), undo: jest.fn(), dismiss: jest.fn() };

jest.mock('@openshift-console/dynamic-plugin-sdk', () => ({
  ResourceLink: ({ name }: { name: string }) => <a href={`/${name}`}>{name}</a>,
}));
jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));
jest.mock('../../cluster/usePlanRun', () => ({ usePlanRun: () => mockRun }));
jest.mock('../../cluster/planRunner', () => ({
  get planRunner() {
    return mockRunner;
  },
}));
jest.mock('../../cluster/useSlice', () => ({
  useSlice: <T,>(select: (snapshot: unknown) => T): T =>
    select({ version: 1, world: mockWorld, diagnosis: createDiagnosis(mockWorld) }),
}));
jest.mock('../../components/planReview/usePlanReview', () => ({
  whyNotRun: (review: PlanUnderReview) =>
    review.reviews === undefined
      ? 'preparing'
      : review.rights.includes('denied')
        ? 'denied'
        : undefined,
  usePlanReview: () => mockReview,
}));

expect.extend(toHaveNoViolations);

const review = (change: Partial<PlanUnderReview> = {}): PlanUnderReview => ({
  preparation: {
    status: 'ready',
    prepared: {
      plan,
      yaml: '',
      yamls: plan.steps.map(() => ''),
      preview: planPreview(plan, mockWorld, createDiagnosis(mockWorld), undefined),
      edited: [],
      dropped: [],
    },
  },
  rights: plan.steps.map(() => 'allowed' as const),
  reviews: plan.steps.map(({ id }) => ({ step: id, outcome: 'accepted' as const })),
  again: () => undefined,
  ...change,
});

const run = (change: Partial<PlanRunState> = {}): PlanRunState => ({
  plan,
  steps: Object.fromEntries(plan.steps.map(({ id }) => [id, { state: 'waiting' as const }])),
  undoSteps: {},
  state: 'running',
  direction: 'forward',
  ...change,
});

const show = (intent?: Intent) => {
  const onClose = jest.fn();
  const tree = (
    <MemoryRouter>
      <main>
        <h1>VLAN Networks</h1>
        <LeftoverRun intent={intent} onClose={onClose}>
          <p>the list</p>
        </LeftoverRun>
      </main>
    </MemoryRouter>
  );
  render(tree);
  return { onClose };
};

const dialog = () => screen.getByRole('dialog', { name: 'Remove localnet tenant' });
const button = (name: string) => within(dialog()).getByRole('button', { name });

beforeEach(() => {
  mockRun = undefined;
  mockReview = review();
  jest.clearAllMocks();
});

describe('a leftover that was chosen', () => {
  it('is reviewed step by step, and runs when that is asked for', async () => {
    show(removal);
    expect(dialog()).toHaveTextContent('Take the mapping of policy localnet-tenant off the nodes');
    expect(dialog()).toHaveTextContent('Delete policy localnet-tenant');
    expect(await act(async () => axe(document.body))).toHaveNoViolations();
    await userEvent.click(button('Remove'));
    expect(mockRunner.start).toHaveBeenCalledWith(plan);
  });

  it('cannot be run while the server is asked, and says so', () => {
    mockReview = review({ reviews: undefined });
    show(removal);
    expect(button('Remove')).toHaveAttribute('aria-disabled', 'true');
  });

  it('cannot be run without the right, and nothing is written', async () => {
    mockReview = review({ rights: ['denied', 'denied'] });
    show(removal);
    await userEvent.click(button('Remove'));
    expect(mockRunner.start).not.toHaveBeenCalled();
  });

  it('is closed by Cancel', async () => {
    const { onClose } = show(removal);
    await userEvent.click(button('Cancel'));
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('is not begun while another plan runs', async () => {
    mockRun = run({ plan: { intent: { type: 'retry-policy', policy: 'other' }, steps: [] } });
    show(removal);
    await userEvent.click(button('Remove'));
    expect(mockRunner.start).not.toHaveBeenCalled();
  });
});

describe('a run that is remembered', () => {
  it('is told of while it runs, in place of what it works on, and shown when that is asked for', async () => {
    mockRun = run();
    show();
    expect(screen.queryByText('the list')).toBeNull();
    expect(screen.getByText('A change is being made', { exact: false })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show progress' }));
    expect(dialog()).toBeInTheDocument();
    expect(await act(async () => axe(document.body))).toHaveNoViolations();
  });

  it('is told of when it has stopped, and can be tried again or taken back', async () => {
    const [first] = plan.steps;
    const error = { code: 'rollout-failed' as const, message: 'no link', causes: [] };
    mockRun = run({
      state: 'failed',
      steps: { [first?.id ?? '']: { state: 'failed', written: true, error } },
    });
    show();
    expect(screen.getByText('A change has stopped half way', { exact: false })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show progress' }));
    expect(dialog()).toHaveTextContent('no link');
    await userEvent.click(button('Retry'));
    expect(mockRunner.retry).toHaveBeenCalledTimes(1);
    await userEvent.click(button('Undo'));
    expect(mockRunner.undo).toHaveBeenCalledTimes(1);
  });

  it('leads to the page that it belongs to where it is no leftover', () => {
    mockRun = run({
      plan: { intent: { type: 'attach-nics', nics: [], podNetwork: 'beside' }, steps: [] },
    });
    show();
    expect(screen.getByRole('link', { name: 'Show progress' })).toHaveAttribute(
      'href',
      '/vlan-networks/~attach',
    );
  });

  it('is forgotten when it is over and nobody looks', () => {
    mockRun = run({ state: 'done' });
    show();
    expect(screen.getByText('the list')).toBeInTheDocument();
    expect(mockRunner.dismiss).toHaveBeenCalledTimes(1);
  });

  it('stays in sight when it is over and was looked at, until it is closed', async () => {
    mockRun = run({
      state: 'done',
      steps: Object.fromEntries(plan.steps.map(({ id }) => [id, { state: 'done' as const }])),
    });
    const { onClose } = show(removal);
    expect(dialog()).toHaveTextContent('Everything is done.');
    expect(mockRunner.dismiss).not.toHaveBeenCalled();
    const closes = within(dialog()).getAllByRole('button', { name: 'Close' });
    await userEvent.click(closes.at(-1) ?? dialog());
    expect(mockRunner.dismiss).toHaveBeenCalledTimes(1);
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});
