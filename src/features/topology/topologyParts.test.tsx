/** @jest-environment jsdom */
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { MemoryRouter } from 'react-router';
import '@testing-library/jest-dom';
import { loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { LegendList } from '../../components/laneCanvas/Legend';
import { createDiagnosis } from '../../core/diagnostics/createDiagnosis';
import type { Kind } from '../../core/kinds/kindRegistry';
import { layOut } from '../../core/topology/layOut';
import { sayEnglish } from '../../words/catalogue';
import { CardPanel } from './CardPanel';
import { ProblemStrip } from './ProblemStrip';
import { TopologyList } from './TopologyList';
import { TopologyModels } from './topologyModel';
import type { TopologyModel } from './topologyModel';
import { readTopologyQuery } from './topologyQuery';
import { TopologySkeleton } from './TopologySkeleton';
import { TopologyToolbar } from './TopologyToolbar';

jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));

expect.extend(toHaveNoViolations);

/** PatternFly places its tooltips a moment later: that moment belongs to the test. */
const violationsIn = (container: HTMLElement) => act(async () => axe(container));

const query = readTopologyQuery(new URLSearchParams());
const objects = findScenario('three-workers').objects();

const modelOf = (
  some: readonly unknown[] = objects,
  forbidden: readonly Kind[] = [],
): TopologyModel => {
  const world = worldOfObjects(some, loadedBut(...forbidden));
  const identity = { key: 'alice', user: 'alice', impersonated: undefined, subprotocols: [] };
  return new TopologyModels().of(
    { version: 1, world, diagnosis: createDiagnosis(world), identity },
    query,
  );
};

const nothing = (): void => undefined;

describe('the strip of problems', () => {
  test('names each problem with the NICs behind it, worst first, and selects its card', async () => {
    const { problems } = modelOf().picture;
    const onSelect = jest.fn();
    const { container } = render(
      <ProblemStrip problems={problems} unchecked={[]} isKnown onSelect={onSelect} />,
    );
    const [first, second] = screen.getAllByRole('button');
    expect(first).toHaveTextContent('Localnet physnet-dmz is mapped on no node · 1 NIC');
    expect(second).toHaveTextContent(
      'worker-3 has no bridge br-vmdata for localnet vmdata · 17 NICs',
    );
    await userEvent.click(second ?? container);
    expect(onSelect).toHaveBeenCalledWith('localnet:vmdata');
    expect(await violationsIn(container)).toHaveNoViolations();
  });

  test('says that nothing was found only when everything was checked', () => {
    const { rerender } = render(
      <ProblemStrip problems={[]} unchecked={[]} isKnown onSelect={nothing} />,
    );
    expect(screen.getByText('No problem found', { selector: '[aria-hidden]' })).toBeInTheDocument();
    const { unchecked } = modelOf([], ['nns']);
    rerender(<ProblemStrip problems={[]} unchecked={[]} isKnown={false} onSelect={nothing} />);
    expect(screen.getByText('No problem found in what is known')).toBeInTheDocument();
    rerender(<ProblemStrip problems={[]} unchecked={unchecked} isKnown onSelect={nothing} />);
    expect(screen.queryByText('No problem found')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: /checks? could not run/ })).toBeInTheDocument();
  });

  test('shows three and counts the rest', async () => {
    const [problem] = modelOf().picture.problems;
    if (problem === undefined) throw new Error('no problem');
    const many = Array.from({ length: 7 }, (_, index) => ({
      ...problem,
      finding: { ...problem.finding, id: String(index) },
    }));
    render(<ProblemStrip problems={many} unchecked={[]} isKnown onSelect={nothing} />);
    expect(screen.getAllByRole('listitem')).toHaveLength(4);
    await userEvent.click(screen.getByRole('button', { name: '4 more' }));
    expect(screen.getAllByRole('listitem')).toHaveLength(8);
  });
});

describe('the panel', () => {
  const panel = (selected: string | undefined, docked = false, onQuery = jest.fn()) => (
    <MemoryRouter>
      <CardPanel
        model={modelOf()}
        query={{ ...query, selected }}
        docked={docked}
        legend={{ chosen: [], onToggle: nothing }}
        onExpand={nothing}
        onSelect={nothing}
        onQuery={onQuery}
      />
    </MemoryRouter>
  );

  test('says what the mock-up says of a network that misses a node', async () => {
    const { container } = render(panel('network:ovn:vlan-1924'));
    const details = screen.getByRole('region', { name: 'Details' });
    expect(within(details).getByRole('heading', { level: 2 })).toHaveTextContent('vlan-1924');
    expect(details).toHaveTextContent('VLAN 1924 · MTU 1500 · reaches 2 of 3 nodes');
    const path = within(details).getAllByRole('list')[0] ?? details;
    expect(
      within(path)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'No problem foundleaf-12 nodeslists VLAN 1924; worker-3 not seen',
      'No problem foundens2242 nodesfree on worker-3',
      'Brokenbr-vmdata2 of 3not on worker-3',
      'No problem foundlocalnet vmdata2 nodes',
      'No problem foundvlan-19243 namespaces',
      'Warning14 VM NICs9 ok5 may move to worker-3',
    ]);
    expect(await violationsIn(container)).toHaveNoViolations();
  });

  test('gives the finding with cause and remedy, and shows the node that it is about', async () => {
    const onQuery = jest.fn();
    render(panel('network:ovn:vlan-1924', false, onQuery));
    const finding = screen.getByRole('article');
    expect(finding).toHaveTextContent('worker-3 has no bridge br-vmdata for localnet vmdata');
    expect(finding).toHaveTextContent('the node has no label vmdata=yes');
    await userEvent.click(within(finding).getByRole('button', { name: 'Show worker-3 only' }));
    expect(onQuery).toHaveBeenCalledWith({ nodes: ['worker-3'] });
    expect(within(finding).getByRole('link', { name: 'Open policy br-vmdata' })).toHaveAttribute(
      'href',
      '/k8s/cluster/nmstate.io~v1~NodeNetworkConfigurationPolicy/br-vmdata',
    );
  });

  test('lists the VMs of a network with their state', () => {
    render(panel('nics:network:ovn:dmz'));
    expect(screen.getByRole('link', { name: 'proxy-1' })).toBeInTheDocument();
    expect(
      screen.getByText(/dmz · worker-2 · not attached yet|dmz · not attached yet/),
    ).toBeInTheDocument();
  });

  test('copies the path as text that says what is broken without colours', async () => {
    const user = userEvent.setup();
    render(panel('network:ovn:vlan-1924'));
    await user.click(screen.getByRole('button', { name: 'Copy path' }));
    expect(await navigator.clipboard.readText()).toBe(
      [
        'leaf-1: 2 nodes; lists VLAN 1924; worker-3 not seen',
        '→ ens224: 2 nodes; free on worker-3',
        '→ br-vmdata: 2 of 3; not on worker-3; Broken',
        '→ localnet vmdata: 2 nodes',
        '→ vlan-1924: 3 namespaces',
        '→ 14 VM NICs: 9 ok; 5 may move to worker-3; Warning',
      ].join('\n'),
    );
  });

  test('is never empty: without a selection it says what to do, and for one that is gone it says so', () => {
    const { rerender } = render(panel(undefined, true));
    expect(screen.getByText(/^Select a card/)).toBeInTheDocument();
    rerender(panel('network:ovn:gone', true));
    expect(screen.getByText(/no longer in the cluster/)).toBeInTheDocument();
  });

  test.each(modelOf().picture.cards.map(({ id }) => id))(
    'has a heading and a path for %s',
    (id) => {
      render(panel(id));
      expect(screen.getByRole('heading', { level: 2 })).not.toBeEmptyDOMElement();
      expect(screen.getAllByRole('listitem').length).toBeGreaterThan(0);
    },
  );
});

describe('the list', () => {
  test('holds every card of the picture, under the caption of its tab', async () => {
    const { picture } = modelOf();
    const onSelect = jest.fn();
    const { container } = render(
      <TopologyList
        picture={picture}
        layout={layOut(picture)}
        selected={undefined}
        onSelect={onSelect}
      />,
    );
    const table = screen.getByRole('grid', { name: 'Topology' });
    expect(within(table).getAllByRole('row')).toHaveLength(picture.cards.length + 1);
    await userEvent.click(
      screen.getByRole('button', { name: /details of VLAN network vlan-1924/ }),
    );
    expect(onSelect).toHaveBeenCalledWith('network:ovn:vlan-1924');
    expect(await violationsIn(container)).toHaveNoViolations();
  });
});

describe('the toolbar', () => {
  test('focuses the search by slash, and filters by what the cluster has', async () => {
    const onQuery = jest.fn();
    const { container } = render(
      <TopologyToolbar
        source={modelOf().source}
        query={query}
        onQuery={onQuery}
        onFound={nothing}
      />,
    );
    await userEvent.keyboard('/');
    expect(screen.getByRole('textbox', { name: 'Find in the topology' })).toHaveFocus();
    await userEvent.click(screen.getByRole('button', { name: 'Localnet' }));
    await userEvent.click(screen.getByRole('checkbox', { name: /vmdata/ }));
    expect(onQuery).toHaveBeenCalledWith({ localnets: ['vmdata'] });
    expect(await violationsIn(container)).toHaveNoViolations();
  });

  test('offers to clear filters only when there are some', () => {
    const { rerender } = render(
      <TopologyToolbar
        source={modelOf().source}
        query={query}
        onQuery={nothing}
        onFound={nothing}
      />,
    );
    expect(screen.queryByRole('button', { name: 'Clear filters' })).not.toBeInTheDocument();
    rerender(
      <TopologyToolbar
        source={modelOf().source}
        query={{ ...query, onlyProblems: true }}
        onQuery={nothing}
        onFound={nothing}
      />,
    );
    expect(screen.getByRole('button', { name: 'Clear filters' })).toBeInTheDocument();
  });
});

test('the legend explains each sign in words', () => {
  render(<LegendList />);
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toContain(
    'Referred to, but missing',
  );
});

test('while the cluster is read, six lanes to come are announced', () => {
  render(<TopologySkeleton />);
  expect(screen.getByRole('status')).toHaveTextContent('Reading the cluster');
});
