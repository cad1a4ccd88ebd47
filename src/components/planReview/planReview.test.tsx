/** @jest-environment jsdom */
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import '@testing-library/jest-dom';
import { loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import type { StepReview } from '../../cluster/execute/planRun';
import { createDiagnosis } from '../../core/diagnostics/createDiagnosis';
import { emptyCreateDraft, emptyNetworkDraft } from '../../core/intents/createDraft';
import type { CreateDraft } from '../../core/intents/createDraft';
import { validateCreateDraft } from '../../core/intents/validateCreateDraft';
import { ovnNetworkId } from '../../core/kinds/networkId';
import { yamlOf, yamlOfStep } from '../../core/plan/bundle';
import { planIntent } from '../../core/plan/planIntent';
import { accessReviewsOf } from './accessReviewsOf';
import { planPreview } from './planPreview';
import { PlanReview } from './PlanReview';
import type { PreparedPlan } from './usePreparedPlan';
import { whyNotRun } from './usePlanReview';
import type { Right } from './WhatIsWritten';
import { sayEnglish } from '../../words/catalogue';

jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));
// The review asks the cluster; here only what it makes of the answers is looked at.
jest.mock('../../cluster/dryRun', () => ({ dryRun: jest.fn() }));
jest.mock('../../cluster/useAccess', () => ({ useAccess: jest.fn() }));
jest.mock('../../cluster/useClusterStore', () => ({ useClusterStore: jest.fn() }));

expect.extend(toHaveNoViolations);

const world = worldOfObjects(findScenario('three-workers').objects(), loadedBut());
const network = ovnNetworkId('vlan-1930');

const prepared = (physical: Partial<CreateDraft['physical']>): PreparedPlan => {
  const form: CreateDraft = {
    networks: [{ ...emptyNetworkDraft, name: 'vlan-1930', vlan: '1930' }],
    physical: { ...emptyCreateDraft.physical, ...physical },
    namespaces: ['frontend'],
  };
  const { intent, refusals } = validateCreateDraft(form, world);
  if (intent === undefined) throw new Error(JSON.stringify(refusals));
  const plan = planIntent(intent, world, {});
  return {
    plan,
    yaml: yamlOf(plan),
    yamls: plan.steps.map((step) => yamlOfStep(step)),
    preview: planPreview(plan, world, createDiagnosis(world), network),
    edited: [],
    dropped: [],
  };
};

const onVmdata = prepared({ choice: 'existing-localnet', localnet: 'vmdata' });
const onNewLocalnet = prepared({
  choice: 'new-localnet',
  localnet: 'everywhere',
  bridge: 'br-ex',
  nodeSelector: '',
});

describe('what a plan will have changed', () => {
  it('is judged by the rules of today: a network on a localnet with a gap reaches what that reaches', () => {
    expect(onVmdata.preview.coverage).toMatchObject({
      known: true,
      value: { whole: ['worker-1', 'worker-2'], broken: ['worker-3'] },
    });
  });

  it('counts nodes that a new policy will have mapped', () => {
    expect(onNewLocalnet.preview.coverage).toMatchObject({
      known: true,
      value: { whole: ['worker-1', 'worker-2', 'worker-3'], broken: [] },
    });
    expect(onNewLocalnet.preview.added).toEqual([]);
  });

  it('leaves the world of today as it is', () => {
    expect(world.network(network)).toBeUndefined();
    expect(world.localnet('everywhere')).toBeUndefined();
  });
});

describe('the rights that a plan needs', () => {
  it('are asked step by step, a creation without its name', () => {
    expect(accessReviewsOf(onNewLocalnet.plan.steps)).toEqual([
      { verb: 'create', kind: 'nncp' },
      { verb: 'create', kind: 'nad', namespace: 'frontend' },
    ]);
  });
});

const accepted = onNewLocalnet.plan.steps.map(({ id }): StepReview => ({
  step: id,
  outcome: 'accepted',
}));
const ready = { status: 'ready', prepared: onNewLocalnet } as const;
const allowed: readonly Right[] = ['allowed', 'allowed'];
const again = (): void => undefined;

describe('whether a plan can be run', () => {
  it.each([
    ['it can when everybody agrees', ready, allowed, accepted, undefined],
    ['not before the plan is ready', { status: 'loading' } as const, [], accepted, 'preparing'],
    ['not before the cluster was read', { status: 'reading' } as const, [], accepted, 'reading'],
    ['not before the server answered', ready, allowed, undefined, 'preparing'],
    ['not without a right', ready, ['allowed', 'denied'] as const, accepted, 'denied'],
    [
      'not when the server forbids a step',
      ready,
      allowed,
      [{ step: 'x', outcome: 'forbidden' } as const],
      'denied',
    ],
    [
      'not when the server refuses a step',
      ready,
      allowed,
      [{ step: 'x', outcome: 'refused' } as const],
      'refused',
    ],
    [
      'it can when nobody can say whether the user may',
      ready,
      ['unknown', 'allowed'] as const,
      [{ step: 'x', outcome: 'later' } as const],
      undefined,
    ],
  ])('%s', (_, preparation, rights, reviews, reason) => {
    expect(whyNotRun({ preparation, rights, reviews, again })).toBe(reason);
  });
});

describe('the review', () => {
  const show = (props: Partial<Parameters<typeof PlanReview>[0]> = {}) =>
    render(
      <main>
        <h1>Create VLAN network</h1>
        <h2>Review</h2>
        <PlanReview
          preparation={ready}
          rights={allowed}
          reviews={accepted}
          onAgain={again}
          {...props}
        >
          <p>in words</p>
        </PlanReview>
      </main>,
    );

  it('says that it waits while the cluster is being read, and predicts nothing', async () => {
    const { container } = show({ preparation: { status: 'reading' } });
    expect(screen.getByRole('status')).toHaveTextContent(/^The cluster is still being read\./);
    expect(screen.queryByText('No new problem is predicted.')).toBeNull();
    expect(screen.queryByText('in words')).toBeNull();
    expect(await act(async () => axe(container))).toHaveNoViolations();
  });

  it('lists every write with the right and the server’s answer', async () => {
    const { container } = show();
    const rows = within(screen.getByRole('grid', { name: 'What is written, in this order' }))
      .getAllByRole('row')
      .slice(1);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toHaveTextContent(
      /^1\. Map localnet everywhere to bridge br-ex.*allowed.*accepted/,
    );
    expect(screen.getByText('No new problem is predicted.')).toBeInTheDocument();
    expect(await act(async () => axe(container))).toHaveNoViolations();
  });

  it('shows the server’s own words where it refuses', () => {
    const [first] = accepted;
    if (first === undefined) throw new Error('no step');
    show({ reviews: [{ ...first, outcome: 'refused', message: 'name is too long' }] });
    expect(screen.getByText('refused')).toBeInTheDocument();
    expect(screen.getByText('name is too long')).toBeInTheDocument();
    expect(screen.getByText('checking …')).toBeInTheDocument();
  });

  it('tells somebody without the rights what to do', () => {
    show({ rights: ['denied', 'allowed'] });
    expect(
      screen.getByText(/Download the YAML and hand it to someone who may/),
    ).toBeInTheDocument();
  });

  it('shows the manifest of a step when asked for', async () => {
    show();
    const toggle = screen.getByRole('button', { name: /Show the YAML of Map localnet everywhere/ });
    await userEvent.click(toggle);
    expect(screen.getByText(/bridge-mappings:/)).toHaveTextContent('localnet: everywhere');
  });

  it('lets a manifest be edited where the page takes edits, and says what speaks against a text', async () => {
    const onEdit = jest.fn((_: unknown, text: string) =>
      Promise.resolve(text.includes('physnet') ? ['physnet belongs to OVN-Kubernetes.'] : []),
    );
    const { container } = show({ onEdit });
    await userEvent.click(screen.getByRole('button', { name: /Show the YAML of Map localnet/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }));
    const group = screen.getByRole('group', { name: /YAML of Map localnet everywhere/ });
    const editor = within(group).getByRole('textbox', { name: 'Code editor' });
    await userEvent.type(editor, '# physnet');
    await userEvent.click(screen.getByRole('button', { name: 'Take over' }));
    expect(screen.getByText('physnet belongs to OVN-Kubernetes.')).toBeInTheDocument();
    expect(await act(async () => axe(container))).toHaveNoViolations();
    await userEvent.clear(editor);
    await userEvent.type(editor, 'kind: x');
    await userEvent.click(screen.getByRole('button', { name: 'Take over' }));
    expect(onEdit).toHaveBeenLastCalledWith(onNewLocalnet.plan.steps[0], 'kind: x');
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('marks what was edited by hand, takes it back when asked, and names edits that fit no more', async () => {
    const onReset = jest.fn();
    const [first] = onNewLocalnet.plan.steps;
    if (first === undefined) throw new Error('no step');
    const touched = { ...onNewLocalnet, edited: [first.id], dropped: ['create nad a/b'] };
    show({ preparation: { status: 'ready', prepared: touched }, onEdit: jest.fn(), onReset });
    await userEvent.click(screen.getByRole('button', { name: /Show the YAML of Map localnet/ }));
    expect(screen.getByText('Edited by hand')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Undo the edit' }));
    expect(onReset).toHaveBeenCalledWith(first);
    expect(screen.getByText('create nad a/b')).toBeInTheDocument();
  });

  it('offers another try when the plan could not be prepared', async () => {
    const onAgain = jest.fn();
    show({ preparation: { status: 'failed', message: 'vm a/b could not be read' }, onAgain });
    expect(screen.getByText('vm a/b could not be read')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onAgain).toHaveBeenCalledTimes(1);
  });
});
