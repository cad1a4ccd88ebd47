/** @jest-environment jsdom */
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import '@testing-library/jest-dom';
import { nncp, nnce, node } from '../../../dev/fixtures/objects';
import { worldFrom } from '../../../dev/fixtures/worldFrom';
import type { PlanRunState, StepRun } from '../../cluster/execute/planRun';
import { undoKey } from '../../cluster/execute/undo';
import { createDiagnosis } from '../../core/diagnostics/createDiagnosis';
import type { EnactmentState } from '../../core/kinds/nodeNetworkConfigurationEnactment';
import type { Plan, Step } from '../../core/plan/plan';
import { PlanProgress } from './PlanProgress';
import { sayEnglish } from '../../words/catalogue';

jest.mock('@openshift-console/dynamic-plugin-sdk', () => ({
  ResourceLink: ({ name }: { name: string }) => <a href={`/${name}`}>{name}</a>,
}));
jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));

const failure =
  'error reconciling NodeNetworkConfigurationPolicy: failed to execute nmstatectl set: NmstateError: InvalidArgument: Linux bridge holding unknown port ens224\nlog follows';

const mockWorld = () =>
  worldFrom([
    node('worker-1'),
    nncp('localnet-v27'),
    nnce('worker-2', 'localnet-v27', { condition: 'Failing', message: failure }),
  ]);

jest.mock('../../cluster/useSlice', () => ({
  useSlice: <T,>(select: (snapshot: unknown) => T): T => {
    const world = mockWorld();
    return select({ version: 1, world, diagnosis: createDiagnosis(world) });
  },
}));

expect.extend(toHaveNoViolations);

const undoPolicy: Step = {
  id: 'delete nncp localnet-v27',
  kind: 'nncp',
  namespace: '',
  name: 'localnet-v27',
  write: { type: 'delete' },
  after: [],
  undo: [],
};

const policyStep: Step = {
  id: 'create nncp localnet-v27',
  kind: 'nncp',
  namespace: '',
  name: 'localnet-v27',
  write: {
    type: 'create',
    manifest: { apiVersion: 'nmstate.io/v1', kind: 'N', metadata: { name: 'localnet-v27' } },
  },
  after: [],
  waitFor: { type: 'policy', policy: 'localnet-v27' },
  undo: [undoPolicy],
};

const nadStep: Step = {
  id: 'create nad team-a/v27',
  kind: 'nad',
  namespace: 'team-a',
  name: 'v27',
  write: {
    type: 'create',
    manifest: { apiVersion: 'k8s.cni.cncf.io/v1', kind: 'N', metadata: { name: 'v27' } },
  },
  after: [policyStep.id],
  undo: [],
};

const plan: Plan = {
  intent: { type: 'retry-policy', policy: 'localnet-v27' },
  steps: [policyStep, nadStep],
};

const nodes: Record<string, EnactmentState> = {
  'worker-1': 'available',
  'worker-2': 'failing',
  'worker-3': 'aborted',
};

const runOf = (
  policy: StepRun,
  attachment: StepRun,
  more: Partial<PlanRunState> = {},
): PlanRunState => ({
  plan,
  steps: { [policyStep.id]: policy, [nadStep.id]: attachment },
  undoSteps: {},
  state: 'running',
  direction: 'forward',
  ...more,
});

const failed = runOf(
  { state: 'failed', nodes, error: { code: 'rollout-failed', message: '', causes: [] } },
  { state: 'skipped' },
  { state: 'failed' },
);

const show = (run: PlanRunState) => {
  const heard = { onRetry: jest.fn(), onUndo: jest.fn(), onDismiss: jest.fn() };
  return { ...heard, ...render(<PlanProgress run={run} {...heard} />) };
};

describe('the progress of a plan', () => {
  it('names the node that failed first, with the cause in words and in the text of nmstate', () => {
    show(failed);
    const rows = within(screen.getByRole('grid', { name: /Nodes of localnet-v27/ }))
      .getAllByRole('row')
      .slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(
        /^worker-2 Failing.*The policy names a NIC that this node does not have.*holding unknown port ens224/,
      ),
      'worker-3 Aborted, because another node failed–',
      'worker-1 Available–',
    ]);
    expect(screen.getByText('Not done, because an earlier step failed')).toBeInTheDocument();
  });

  it('says why a rollout failed once: in the table of nodes, and in the alert where no node tells', () => {
    const message = 'error reconciling on node worker-2';
    const error = { code: 'rollout-failed', message, causes: [] } as const;
    const told = show(
      runOf({ state: 'failed', nodes, error }, { state: 'skipped' }, { state: 'failed' }),
    );
    expect(screen.getByText('The policy failed on worker-2.')).toBeInTheDocument();
    expect(screen.queryByText(message)).not.toBeInTheDocument();
    told.unmount();
    show(runOf({ state: 'failed', nodes: {}, error }, { state: 'skipped' }, { state: 'failed' }));
    expect(screen.getByText(message)).toBeInTheDocument();
  });

  it('says of a policy that somebody deleted which nodes keep what they took, with the nodes as last known and a way out', async () => {
    const deleted: StepRun = {
      state: 'failed',
      written: true,
      nodes: { 'worker-1': 'available', 'worker-2': 'progressing', 'worker-3': 'pending' },
      error: { code: 'policy-deleted', message: '', causes: [] },
    };
    const told = show(runOf(deleted, { state: 'skipped' }, { state: 'failed' }));
    expect(
      screen.getByRole('heading', {
        name: /Somebody deleted policy localnet-v27 while it was applied. What it changed stays on worker-1, worker-2\./,
      }),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Retry writes it again\./)).toBeInTheDocument();
    expect(screen.getByRole('grid', { name: /Nodes of localnet-v27/ })).toBeInTheDocument();
    for (const name of ['Retry', 'Undo', 'Close']) {
      expect(screen.getByRole('button', { name })).toBeEnabled();
      expect(screen.getByRole('button', { name })).not.toHaveAttribute('aria-disabled', 'true');
    }
    expect(await act(async () => axe(told.container))).toHaveNoViolations();
    told.unmount();
    show(runOf({ ...deleted, nodes: {} }, { state: 'skipped' }, { state: 'failed' }));
    expect(screen.getByText(/No node is known to have taken it\.$/)).toBeInTheDocument();
  });

  it('has no accessibility violations', async () => {
    const { container } = show(failed);
    expect(await act(async () => axe(container))).toHaveNoViolations();
  });

  it('offers retry and undo once it stopped', async () => {
    const { onRetry, onUndo } = show(failed);
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect([onRetry, onUndo].map((heard) => heard.mock.calls.length)).toEqual([1, 1]);
  });

  it('says why nothing can be undone while it works, and takes no click', async () => {
    const { onUndo } = show(
      runOf({ state: 'waiting-for', nodes: { 'worker-1': 'progressing' } }, { state: 'waiting' }),
    );
    const undo = screen.getByRole('button', { name: 'Undo' });
    expect(undo).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(undo);
    expect(onUndo).not.toHaveBeenCalled();
    expect(await screen.findByText('Wait until the present step is over.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull();
  });

  it('shows the server’s words and the fields that it refuses', () => {
    const error = {
      code: 'invalid' as const,
      message: 'admission webhook denied the request',
      causes: [{ field: 'spec.desiredState', message: 'too much' }],
    };
    show(runOf({ state: 'failed', error }, { state: 'skipped' }, { state: 'failed' }));
    expect(screen.getByText('The server refuses the object.')).toBeInTheDocument();
    expect(screen.getByText('admission webhook denied the request')).toBeInTheDocument();
    expect(screen.getByText('spec.desiredState: too much')).toBeInTheDocument();
  });

  it('lists what is taken back, the last step first', () => {
    show(
      runOf(
        { state: 'done' },
        { state: 'done' },
        {
          state: 'undoing',
          direction: 'back',
          undoSteps: { [undoKey(policyStep, undoPolicy)]: { state: 'writing' } },
        },
      ),
    );
    const undo = screen.getByRole('list', { name: 'Undo' });
    expect(within(undo).getByText('Delete policy localnet-v27')).toBeInTheDocument();
    expect(within(undo).getByText('Writing')).toBeInTheDocument();
  });

  it('says of an undo that met a change what was changed, place by place, and the way out', async () => {
    const error = {
      code: 'changed' as const,
      message: '',
      causes: [],
      differences: [
        { field: 'spec.desiredState.interfaces[ens224].mtu', wanted: '9000', found: '1500' },
        { field: 'spec.nodeSelector', wanted: '', found: '{"zone":"a"}' },
      ],
    };
    const undoSteps = { [undoKey(policyStep, undoPolicy)]: { state: 'failed' as const, error } };
    const { container } = show(
      runOf(
        { state: 'done' },
        { state: 'done' },
        { state: 'failed', direction: 'back', undoSteps },
      ),
    );
    const undo = within(screen.getByRole('list', { name: 'Undo' }));
    const changes = within(undo.getByRole('list', { name: 'What was changed' }));
    expect(changes.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'spec.desiredState.interfaces[ens224].mtu: 9000 was left here, 1500 is there now',
      'spec.nodeSelector: nothing was left here, {"zone":"a"} is there now',
    ]);
    expect(undo.getByText(/so it is not taken back/)).toBeInTheDocument();
    expect(undo.getByText(/^Put back what is listed here and retry/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Retry' })).toBeEnabled();
    expect(await act(async () => axe(container))).toHaveNoViolations();
  });

  it('says what is left before a run that stopped is forgotten, with a link to it', async () => {
    const left = runOf(
      {
        state: 'failed',
        written: true,
        nodes,
        error: { code: 'rollout-failed', message: '', causes: [] },
      },
      { state: 'skipped' },
      { state: 'failed' },
    );
    const { onDismiss, baseElement } = show(left);
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(onDismiss).not.toHaveBeenCalled();
    const asked = screen.getByRole('dialog', {
      name: /Something of this change stays in the cluster/,
    });
    expect(
      within(asked)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['localnet-v27']);
    expect(await act(async () => axe(baseElement))).toHaveNoViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Stay here' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    await userEvent.click(screen.getByRole('button', { name: 'Close and keep it' }));
    expect(onDismiss).toHaveBeenCalledTimes(1);
  });

  it('is closed without a question where nothing of it is in the cluster, or all of it is wanted', async () => {
    const nothing = show(failed);
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(nothing.onDismiss).toHaveBeenCalledTimes(1);
    nothing.unmount();
    const done = { state: 'done', written: true } as const;
    const whole = show(runOf(done, done, { state: 'done' }));
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(whole.onDismiss).toHaveBeenCalledTimes(1);
  });

  it('says of an undo that stopped that the undo stopped', () => {
    show(runOf({ state: 'done' }, { state: 'done' }, { state: 'failed', direction: 'back' }));
    expect(screen.getByText('Undo stopped. What is left is listed below.')).toBeInTheDocument();
  });
});
