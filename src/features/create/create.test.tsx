/** @jest-environment jsdom */
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { useState } from 'react';
import type { ReactElement } from 'react';
import '@testing-library/jest-dom';
import { worldOfScenario } from '../../../dev/fixtures/worldOfScenario';
import { emptyCreateDraft, emptyNetworkDraft } from '../../core/intents/createDraft';
import { refuse, warn } from '../../core/intents/refusal';
import type { World } from '../../core/networks/world';
import { sayEnglish } from '../../words/catalogue';
import { fieldWords } from './fieldWords';
import { namespaceOptions } from './namespaceOptions';
import { NamespacesStep } from './NamespacesStep';
import { NetworkStep } from './NetworkStep';
import { nodeOutlook } from './nodeOutlook';
import { physicalOptions, proposedNodes } from './physicalOptions';
import { furthestStep, refusalsUpTo, stepOfField, warningsAt } from './stepRefusals';
import { readWizardDraft } from './wizardDraft';

jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));

expect.extend(toHaveNoViolations);

const violationsIn = (container: HTMLElement) => act(async () => axe(container));

describe('which step a refusal belongs to', () => {
  it.each([
    ['networks[0].vlan', 'networks'],
    ['networks', 'networks'],
    ['physical.localnet', 'physical'],
    ['namespaces', 'namespaces'],
  ])('%s is in %s', (field, step) => {
    expect(stepOfField(field)).toBe(step);
  });

  const refusals = [
    refuse('physical.bridge', 'bridge-empty'),
    warn('networks[0].vlan', 'vlan-in-use'),
    refuse('namespaces', 'namespaces-empty'),
  ];

  it('keeps a person in the step of the refusal, not in those before it', () => {
    expect(refusalsUpTo(0, refusals)).toEqual([]);
    expect(refusalsUpTo(1, refusals)).toEqual([refusals[0]]);
    expect(refusalsUpTo(2, refusals)).toHaveLength(2);
    expect(furthestStep(refusals)).toBe(1);
    expect(furthestStep([])).toBe(3);
  });
});

describe('what a later step says of an earlier one', () => {
  const inUse = warn('networks[0].vlan', 'vlan-in-use');
  const unproven = warn('networks[0].name', 'names-unproven');
  const leftOut = warn('physical.nodeSelector', 'selector-leaves-out');
  const all = [inUse, refuse('namespaces', 'namespaces-empty'), unproven, leftOut];

  it.each([
    ['networks', []],
    ['physical', [inUse]],
    ['namespaces', []],
    ['review', [inUse, unproven, leftOut]],
  ] as const)('%s: what it decides, and the review everything', (step, warnings) => {
    expect(warningsAt(step, all)).toEqual(warnings);
  });
});

describe('a stored draft', () => {
  it('comes back as it was typed', () => {
    const draft = {
      form: {
        networks: [{ ...emptyNetworkDraft, name: 'vlan-', vlan: '100abc', untagged: true }],
        physical: {
          ...emptyCreateDraft.physical,
          choice: 'new-localnet' as const,
          localnet: 'a:b',
        },
        namespaces: ['team-a'],
      },
      step: 2,
      aside: { 'existing localnet': 'vmdata' },
      edits: {
        'create nncp x': [{ op: 'add' as const, path: '/metadata/labels/team', value: 'a' }],
      },
    };
    const stored: unknown = JSON.parse(JSON.stringify(draft));
    expect(readWizardDraft(stored)).toEqual(draft);
  });

  it.each([undefined, null, 7, 'text', [], { step: 99, form: { networks: 'x', physical: 3 } }])(
    'that is damaged (%j) is an empty form',
    (stored) => {
      expect(readWizardDraft(stored)).toEqual({
        form: emptyCreateDraft,
        step: 0,
        edits: {},
        aside: {},
      });
    },
  );
});

describe('what a field says', () => {
  const refusals = [
    refuse('a', 'name-empty'),
    warn('a', 'bridge-no-uplink', { bridge: 'b', nodes: 'n' }),
  ];

  it('keeps a refusal back until the person has been there, and a warning never', () => {
    expect(fieldWords(sayEnglish, refusals, 'a', false)).toMatchObject({ refusal: undefined });
    expect(fieldWords(sayEnglish, refusals, 'a', false).warnings).toHaveLength(1);
    expect(fieldWords(sayEnglish, refusals, 'a', true).refusal).toBe('Enter a name.');
    expect(fieldWords(sayEnglish, refusals, 'b', true)).toEqual({
      refusal: undefined,
      warnings: [],
    });
  });
});

describe('what can be chosen as the way to the nodes', () => {
  const options = physicalOptions(worldOfScenario('three-workers'));

  it('lists localnets with their bridge, uplinks, and reach', () => {
    expect(options.localnets.find(({ name }) => name === 'vmdata')).toMatchObject({
      bridges: ['br-vmdata'],
      uplinks: ['ens224'],
      coverage: { known: true, value: { whole: ['worker-1', 'worker-2'], broken: ['worker-3'] } },
    });
  });

  it.each(['single-nic', 'single-nic-native-vlan', 'single-nic-tagged-vlan'])(
    'offers physnet first on %s, where br-ex is the only way out',
    (scenario) => {
      expect(physicalOptions(worldOfScenario(scenario)).localnets[0]?.name).toBe('physnet');
    },
  );

  it('lists no localnet that is mapped nowhere: a network on it would be dead', () => {
    expect(options.localnets.map(({ name }) => name)).not.toContain('physnet-dmz');
  });

  it('lists bridges with the nodes that have them', () => {
    expect(options.bridges.find(({ name }) => name === 'br-vmdata')?.nodes).toEqual([
      'worker-1',
      'worker-2',
    ]);
  });

  it('offers every node and what the policies of the cluster divide them by', () => {
    const selectors = options.nodeChoices.map(({ selector }) => selector);
    expect(selectors).toContain('');
    for (const { selector, nodes } of options.nodeChoices) {
      expect([selector, nodes.length > 0]).toEqual([selector, true]);
    }
  });

  it('proposes nodes that all have the bridge, and leaves a fitting or hand-typed choice alone', () => {
    const dual = physicalOptions(worldOfScenario('dual-nic'));
    const proposed = proposedNodes(dual, 'br-vmdata', '');
    expect(dual.nodeChoices.find(({ selector }) => selector === proposed)?.nodes).toEqual([
      'worker-1',
      'worker-2',
      'worker-3',
    ]);
    expect(proposedNodes(dual, 'br-vmdata', proposed ?? '')).toBe(proposed);
    expect(proposedNodes(dual, 'br-vmdata', 'my=label')).toBeUndefined();
    expect(proposedNodes(dual, 'no-such-bridge', '')).toBeUndefined();
  });

  it('says why nothing is listed when node states may not be read', () => {
    const unread = physicalOptions(worldOfScenario('three-workers', 'nns', 'node'));
    expect(unread).toMatchObject({
      bridges: [],
      statesUnread: { kind: 'nns', cause: 'forbidden' },
      nodesUnread: { kind: 'node', cause: 'forbidden' },
    });
  });
});

describe('what the nodes make of a bridge', () => {
  const world = worldOfScenario('three-workers');
  const outlook = (nodeSelector: string) =>
    nodeOutlook({ ...emptyCreateDraft.physical, bridge: 'br-vmdata', nodeSelector }, world);

  it('tells nodes that have it from those that lack it', () => {
    const rows = outlook('node-role.kubernetes.io/worker=');
    expect(rows.map(({ node, after }) => [node, after])).toEqual([
      ['worker-1', 'gets'],
      ['worker-2', 'gets'],
      ['worker-3', 'no-bridge'],
    ]);
  });

  it('names nodes for machines that would stay without', () => {
    const rows = outlook('kubernetes.io/hostname=worker-1');
    expect(rows.map(({ after }) => after)).toEqual(['gets', 'not-chosen', 'not-chosen']);
  });

  it('says nothing while the selector cannot be read', () => {
    expect(outlook('a=b=c')).toEqual([]);
  });
});

describe('the step Networks', () => {
  const Step = (): ReactElement => {
    const [network, setNetwork] = useState(emptyNetworkDraft);
    return (
      <NetworkStep
        network={network}
        onChange={(change) => setNetwork({ ...network, ...change })}
        onTouched={() => undefined}
        wordsOf={(field) => ({
          refusal: field === 'vlan' ? 'Enter a VLAN ID.' : undefined,
          warnings: [],
        })}
      />
    );
  };

  it('calls its fields as tests and people do, and tells what is wrong at the field', async () => {
    const { container } = render(<Step />);
    await userEvent.type(screen.getByLabelText('Name'), 'vlan-120');
    await userEvent.type(screen.getByLabelText('VLAN ID'), '100abc');
    expect(screen.getByLabelText('VLAN ID')).toHaveValue('100abc');
    expect(screen.getByLabelText('VLAN ID')).toHaveAccessibleDescription(/Enter a VLAN ID\./);
    expect(screen.getByLabelText('MTU')).toHaveValue('1500');
    expect(await violationsIn(container)).toHaveNoViolations();
  });

  it('keeps the VLAN ID that was typed while untagged is chosen', async () => {
    render(<Step />);
    await userEvent.type(screen.getByLabelText('VLAN ID'), '120');
    const untagged = screen.getByRole('checkbox', { name: /Untagged/ });
    await userEvent.click(untagged);
    expect(screen.getByLabelText('VLAN ID')).toBeDisabled();
    await userEvent.click(untagged);
    expect(screen.getByLabelText('VLAN ID')).toHaveValue('120');
  });
});

describe('the step Namespaces', () => {
  const Step = ({ world = worldOfScenario('dual-nic') }: { world?: World }): ReactElement => {
    const [chosen, setChosen] = useState<readonly string[]>([]);
    return (
      <>
        <NamespacesStep
          chosen={chosen}
          options={namespaceOptions(world)}
          onChange={setChosen}
          onTouched={() => undefined}
          words={{ refusal: undefined, warnings: [] }}
        />
        <output>{chosen.join(',')}</output>
      </>
    );
  };

  it('chooses several, found by a search, and says which one opens the network to all', async () => {
    const { container } = render(<Step />);
    expect(screen.getByRole('checkbox', { name: 'default' })).toHaveAccessibleDescription(
      /opens the network to every namespace/,
    );
    await userEvent.click(screen.getByRole('checkbox', { name: 'default' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Find namespace' }), 'ns2');
    expect(screen.queryByRole('checkbox', { name: 'default' })).toBeNull();
    await userEvent.click(screen.getByRole('checkbox', { name: 'ns2' }));
    expect(screen.getByText('2 namespaces chosen')).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent('default,ns2');
    expect(await violationsIn(container)).toHaveNoViolations();
  });

  it('lets names be typed where namespaces may not be listed', async () => {
    render(<Step world={worldOfScenario('dual-nic', 'namespace', 'project')} />);
    await userEvent.type(screen.getByLabelText('Namespaces'), 'team-a, team-b');
    expect(screen.getByRole('status')).toHaveTextContent('team-a,team-b');
  });
});
