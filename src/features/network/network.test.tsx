/** @jest-environment jsdom */
import { act, render, screen, within } from '@testing-library/react';
import { axe, toHaveNoViolations } from 'jest-axe';
import '@testing-library/jest-dom';
import { loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { createDiagnosis } from '../../core/diagnostics/createDiagnosis';
import { kindRegistry } from '../../core/kinds/kindRegistry';
import type { Kind } from '../../core/kinds/kindRegistry';
import { at } from '../../core/values/json';
import { sayEnglish } from '../../words/catalogue';
import { networkDetails } from './networkDetails';
import type { NetworkDetails } from './networkDetails';
import { NetworkView } from './NetworkView';

jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));
jest.mock('@openshift-console/dynamic-plugin-sdk', () => ({
  ResourceLink: ({ name }: { name: string }) => <a href={`/${name}`}>{name}</a>,
}));

expect.extend(toHaveNoViolations);

const detailsOf = (id: string, ...forbidden: readonly Kind[]): NetworkDetails => {
  const unread = new Set<unknown>(forbidden.map((kind) => kindRegistry[kind].gvk.kind));
  const objects = findScenario('three-workers').objects();
  const world = worldOfObjects(
    objects.filter((object) => !unread.has(at(object, 'kind'))),
    loadedBut(...forbidden),
  );
  const identity = { key: 'alice', user: 'alice', impersonated: undefined, subprotocols: [] };
  const details = networkDetails(id, {
    version: 1,
    world,
    diagnosis: createDiagnosis(world),
    identity,
  });
  if (details === undefined) throw new Error(`no network ${id}`);
  return details;
};

const show = (details: NetworkDetails) =>
  render(
    <main>
      <h1>{details.network.name}</h1>
      <NetworkView details={details} />
    </main>,
  );

const rowsOf = (table: string): string[] =>
  within(screen.getByRole('grid', { name: table }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);

describe('the page of one network', () => {
  it('tells node by node what carries it', async () => {
    const { container } = show(detailsOf('ovn:vlan-1924'));
    expect(rowsOf('What carries the network on each node')).toEqual([
      'worker-1br-vmdatabr-vmdataens224Whole',
      'worker-2br-vmdatabr-vmdataens224Whole',
      'worker-3not mappedmissing–Broken',
    ]);
    expect(await act(async () => axe(container))).toHaveNoViolations();
  });

  it('tells what the switch says at each uplink, compared with the VLAN of the network', () => {
    show(detailsOf('ovn:vlan-1924'));
    const switchSays = within(screen.getByRole('region', { name: 'What the switch says' }));
    expect(switchSays.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'ens224 on worker-1, worker-2: leaf-1, port Eth1/21/1, Eth1/21/2; announces VLAN 1924, 1926; names no native VLAN · seen: carries this VLAN',
    ]);
  });

  it('says that a switch port does not list the VLAN, and that none is heard', () => {
    const details = detailsOf('ovn:vlan-1924');
    const saying = {
      uplink: 'ens224',
      systems: ['leaf-9'],
      ports: ['Eth1/1'],
      nodes: ['worker-1'],
    };
    show({
      ...details,
      sayings: {
        said: [{ ...saying, vlans: [7, 8, 9], pvid: 7 }],
        silent: [{ uplink: 'ens224', nodes: ['worker-2'] }],
      },
    });
    const switchSays = within(screen.getByRole('region', { name: 'What the switch says' }));
    expect(switchSays.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'ens224 on worker-1: leaf-9, port Eth1/1; announces VLAN 7-9; VLAN 7 without a tag · seen: does not list this VLAN',
      'ens224 on worker-2: no switch is heard. LLDP may be off here or there.',
    ]);
  });

  it('tells of a problem why it is one and what mends it, without a click', () => {
    show(detailsOf('ovn:vlan-1924'));
    expect(
      screen.getByRole('heading', { name: /worker-3 has no bridge br-vmdata for localnet vmdata/ }),
    ).toBeVisible();
    expect(screen.getByText(/the node has no label vmdata=yes/)).toBeVisible();
    expect(screen.getByText(/Give worker-3 the label vmdata=yes/)).toBeVisible();
  });

  it('names the link that is broken, where, and why', () => {
    show(detailsOf('ovn:vlan-1924'));
    const broken = rowsOf('Link by link, from the switch to the machines').filter((row) =>
      row.includes('Broken'),
    );
    expect(broken).toEqual([
      'BridgeBroken2 nodes, not on worker-3worker-3 has no bridge br-vmdata for localnet vmdata',
    ]);
  });

  it('says what a break means for the machines behind it', () => {
    show(detailsOf('ovn:vlan-1924'));
    const nics = rowsOf('Link by link, from the switch to the machines').at(-1);
    expect(nics).toBe(
      'VM NICsWarning–Because of what is told at: Bridge · 5 machines may be scheduled where the network does not reach',
    );
  });

  it('lists attachments and machines', () => {
    show(detailsOf('ovn:vlan-1924'));
    expect(rowsOf('Attachments through which machines join')).toEqual([
      'frontendvlan-1924',
      'ordersvlan-1924',
      'qavlan-1924',
    ]);
    expect(rowsOf('NICs on the network')).toHaveLength(14);
  });

  it('takes neither nodes nor machines that it may not read for none', () => {
    show(detailsOf('ovn:vlan-1924', 'node', 'nns', 'vm', 'vmi'));
    expect(screen.getByText('No node was read that could carry the network.')).toBeInTheDocument();
    expect(screen.getByText('No attached machine was read.')).toBeInTheDocument();
    expect(screen.queryByText('The network needs nothing of a node.')).toBeNull();
    expect(screen.queryByText('No machine is attached.')).toBeNull();
    expect(screen.getAllByText('You may not read virtual machines.')).not.toHaveLength(0);
  });

  it('takes the uplinks of nodes without a report for unknown', () => {
    const nodes = detailsOf('ovn:vlan-1924', 'nns').nodes ?? [];
    expect(nodes).not.toHaveLength(0);
    for (const { uplinks } of nodes) expect(uplinks).toMatchObject({ known: false });
  });

  it('says of a sound network that no problem was found', () => {
    show(detailsOf('ovn:machine-net'));
    expect(screen.getByText('No problem was found.')).toBeInTheDocument();
  });

  it('says of a network whose nodes have no report that nothing was found in what is known', () => {
    const objects = findScenario('three-workers').objects();
    const world = worldOfObjects(
      objects.filter(
        (object) =>
          at(object, 'kind') !== 'NodeNetworkState' ||
          at(object, 'metadata', 'name') === 'worker-3',
      ),
    );
    const identity = { key: 'alice', user: 'alice', impersonated: undefined, subprotocols: [] };
    const diagnosis = createDiagnosis(world);
    const details = networkDetails('ovn:machine-net', { version: 1, world, diagnosis, identity });
    if (details === undefined) throw new Error('no network');
    show(details);
    expect(screen.queryByText('No problem was found.')).toBeNull();
    expect(screen.getByText(/No problem was found in what is known/u)).toBeInTheDocument();
  });

  it('never says so where problems could not be seen', () => {
    show(detailsOf('ovn:machine-net', 'node', 'nns'));
    expect(screen.queryByText('No problem was found.')).toBeNull();
    expect(
      screen.getByText(
        'Problems may be there that cannot be seen: You may not read node network states.',
      ),
    ).toBeInTheDocument();
  });
});
