/** @jest-environment jsdom */
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import type { ReactElement } from 'react';
import '@testing-library/jest-dom';
import { PhysicalStepOn } from '../../../dev/fixtures/PhysicalStepOn';
import { bareState, nic, nns, node } from '../../../dev/fixtures/objects';
import { loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { worldOfScenario } from '../../../dev/fixtures/worldOfScenario';
import { sayEnglish } from '../../words/catalogue';

jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));

expect.extend(toHaveNoViolations);

const violationsIn = (container: HTMLElement) => act(async () => axe(container));

describe('the step Physical network', () => {
  const Step = ({ world = worldOfScenario('dual-nic') }): ReactElement => (
    <PhysicalStepOn world={world} />
  );

  it('counts the networks of a localnet as far as attachments could be read', () => {
    const objects = findScenario('dual-nic').objects();
    const someRead = worldOfObjects(objects, loadedBut('nad'));
    const { unmount } = render(<Step world={someRead} />);
    const row = () => screen.getByRole('row', { name: /vlan-1924/ });
    expect(within(row()).getByText('at least 1')).toBeInTheDocument();
    unmount();
    render(<Step world={worldOfScenario('dual-nic', 'nad')} />);
    expect(row()).toHaveTextContent(/Unknown$/);
  });

  it('says what is to be chosen before it can say what will happen', () => {
    render(<Step />);
    expect(screen.getByText(/What will happen/).parentElement).toHaveTextContent(
      'What will happen. Choose a localnet to see what will happen.',
    );
  });

  it('shows for each localnet where it leads and how far', async () => {
    const { container } = render(<Step />);
    const group = screen.getByRole('radiogroup', { name: 'Localnet' });
    expect(within(group).getByRole('row', { name: /vlan-1924/ })).toHaveTextContent(
      /br-vmdata.*ens224.*3 of 3 nodes/,
    );
    await userEvent.click(within(group).getByRole('radio', { name: 'vlan-1924' }));
    expect(screen.getByText(/joins localnet vlan-1924\./)).toBeInTheDocument();
    expect(await violationsIn(container)).toHaveNoViolations();
  });

  it('says what a new localnet does before it is done', async () => {
    const { container } = render(<Step />);
    await userEvent.click(screen.getByRole('radio', { name: 'New localnet on a bridge' }));
    await userEvent.type(screen.getByLabelText('Localnet'), 'vmdata27');
    await userEvent.selectOptions(screen.getByLabelText('Bridge'), 'br-vmdata');
    expect(screen.getByLabelText('Nodes')).toHaveDisplayValue('Role worker · 3 nodes');
    expect(
      screen.getByText(/On 3 nodes, vmdata27 becomes a name for br-vmdata/),
    ).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /worker-2/ })).toHaveTextContent('Gets vmdata27');
    expect(await violationsIn(container)).toHaveNoViolations();
  });

  it('shows what each NIC is to each node, and what a bridge on one of them does', async () => {
    const { container } = render(<Step world={worldOfScenario('spare-nics')} />);
    await userEvent.click(screen.getByRole('radio', { name: 'New bridge on a free NIC' }));
    expect(screen.getByLabelText('At a time')).toHaveValue('1');
    await userEvent.type(screen.getByLabelText('Localnet'), 'vmdata');
    await userEvent.type(screen.getByLabelText('Bridge'), 'br-vmdata');
    await userEvent.selectOptions(screen.getByLabelText('Nodes'), 'Role worker · 3 nodes');
    const group = screen.getByRole('radiogroup', { name: 'Uplinks of the chosen nodes' });
    const row = (name: RegExp) => within(group).getByRole('row', { name });
    expect(row(/^ens2f1/)).toHaveTextContent('Free · loses 10.1.2.3');
    expect(row(/ens1f0/)).toHaveTextContent(/8 VFs given out.*Not on this node.*8 VFs/);
    expect(row(/ens2f0/)).toHaveTextContent('Network openshift-cnv/migration');
    expect(within(group).getByRole('radio', { name: 'bond0' })).toBeDisabled();
    await userEvent.click(within(group).getByRole('radio', { name: 'bond1' }));
    expect(
      screen.getByText(/On 3 nodes, bond1 becomes part of the new OVS bridge br-vmdata/),
    ).toHaveTextContent(
      /One node changes after the other.*about 3 minutes.*once 1 node failed, nothing more is changed/,
    );
    expect(await violationsIn(container)).toHaveNoViolations();
  });

  it('makes a bond of the NICs that are ticked', async () => {
    render(<Step world={worldOfScenario('spare-nics')} />);
    await userEvent.click(screen.getByRole('radio', { name: 'New bridge on a free NIC' }));
    await userEvent.selectOptions(screen.getByLabelText('Nodes'), 'Role worker · 3 nodes');
    await userEvent.selectOptions(screen.getByLabelText('Uplink'), 'A new bond of NICs');
    await userEvent.type(screen.getByLabelText('Bond name'), 'bond2');
    await userEvent.selectOptions(screen.getByLabelText('Bond mode'), '802.3ad');
    await userEvent.click(screen.getByRole('checkbox', { name: 'ens224' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'ens225' }));
    expect(screen.getByRole('checkbox', { name: 'bond1' })).toBeDisabled();
    await userEvent.type(screen.getByLabelText('Localnet'), 'vmdata');
    await userEvent.type(screen.getByLabelText('Bridge'), 'br-vmdata');
    expect(screen.getByText(/The bond bond2 is made of ens224, ens225/)).toBeInTheDocument();
  });

  it('leads guests that tag or change addresses to a Linux bridge, and back', async () => {
    const { container } = render(<Step world={worldOfScenario('spare-nics')} />);
    const group = screen.getByRole('group', { name: /Will guests change MAC addresses/ });
    await userEvent.click(within(group).getByRole('checkbox', { name: /tag VLANs/ }));
    expect(screen.getByText(/A localnet drops such frames/)).toBeInTheDocument();
    expect(screen.queryByRole('radio', { name: 'Use a localnet' })).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: 'New Linux bridge on a free NIC' }));
    expect(screen.queryByLabelText('Localnet')).toBeNull();
    expect(screen.getByLabelText('VLANs of the trunk')).toHaveValue('2-4094');
    expect(screen.getByLabelText('Uplink')).not.toHaveTextContent('Open vSwitch');
    await userEvent.selectOptions(screen.getByLabelText('Nodes'), 'Role worker · 3 nodes');
    await userEvent.type(screen.getByLabelText('Bridge'), 'br-trunk');
    await userEvent.click(screen.getByRole('radio', { name: 'ens224' }));
    expect(screen.getByText(/No VM runs on these nodes\./)).toBeInTheDocument();
    expect(
      screen.getByText(/becomes part of the new Linux bridge br-trunk, which lets VLAN 2-4094/),
    ).toBeInTheDocument();
    expect(await violationsIn(container)).toHaveNoViolations();
    await userEvent.click(within(group).getByRole('checkbox', { name: /tag VLANs/ }));
    expect(screen.getByRole('radio', { name: 'New bridge on a free NIC' })).toBeChecked();
  });

  it('asks of a bond what its mode knows', async () => {
    render(<Step world={worldOfScenario('spare-nics')} />);
    await userEvent.click(screen.getByRole('radio', { name: 'New bridge on a free NIC' }));
    await userEvent.selectOptions(screen.getByLabelText('Uplink'), 'A new bond of NICs');
    expect(screen.queryByLabelText('Link check')).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText('Bond mode'), '802.3ad');
    expect(screen.getByLabelText('LACP rate')).toBeInTheDocument();
    expect(screen.getByLabelText('Share by')).toBeInTheDocument();
    await userEvent.selectOptions(screen.getByLabelText('Bond mode'), 'active-backup');
    expect(screen.queryByLabelText('LACP rate')).toBeNull();
    expect(screen.getByLabelText('Preferred NIC')).toBeInTheDocument();
    expect(screen.getByLabelText('Link check')).toHaveValue('100');
  });

  it('does not keep a bond that was chosen among the NICs of a new one', async () => {
    render(<Step world={worldOfScenario('spare-nics')} />);
    await userEvent.click(screen.getByRole('radio', { name: 'New bridge on a free NIC' }));
    await userEvent.click(screen.getByRole('radio', { name: 'bond1' }));
    await userEvent.selectOptions(screen.getByLabelText('Uplink'), 'A new bond of NICs');
    expect(screen.getByRole('checkbox', { name: 'bond1' })).not.toBeChecked();
  });

  it('lets nodes be picked by name or by those that are alike, and says how they are selected', async () => {
    const { container } = render(<Step world={worldOfScenario('spare-nics')} />);
    await userEvent.click(screen.getByRole('radio', { name: 'New bridge on a free NIC' }));
    await userEvent.selectOptions(screen.getByLabelText('Nodes'), 'Nodes picked by hand …');
    const list = screen.getByRole('group', { name: 'Nodes to change' });
    await userEvent.type(within(list).getByRole('textbox', { name: 'Find node' }), '2');
    expect(within(list).getAllByRole('checkbox')).toHaveLength(1);
    await userEvent.click(within(list).getByRole('checkbox', { name: 'worker-2' }));
    expect(screen.getByText('1 node chosen')).toBeInTheDocument();
    await userEvent.click(within(list).getByRole('button', { name: /^worker-1 and 1 alike/ }));
    expect(screen.getByText('3 nodes chosen')).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: /By a label/ })).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: /Each by its name/ }));
    expect(screen.getByRole('radio', { name: /Each by its name/ })).toBeChecked();
    expect(await violationsIn(container)).toHaveNoViolations();
  });

  it('shows many nodes by the sets that are alike, and each set node by node, all by keyboard', async () => {
    const names = Array.from({ length: 9 }, (_, index) => `worker-${String(index + 1)}`);
    const world = worldOfObjects([
      ...names.map((name) => node(name)),
      ...names.slice(0, 5).map((name) => bareState(name)),
      ...names.slice(5).map((name) => nns(name, [nic('ens224'), nic('ens225')], {})),
    ]);
    render(<Step world={world} />);
    await userEvent.click(screen.getByRole('radio', { name: 'New bridge on a free NIC' }));
    const group = screen.getByRole('radiogroup', { name: 'Uplinks of the chosen nodes' });
    const heads = () =>
      within(group)
        .getAllByRole('columnheader')
        .map((head) => head.textContent);
    expect(heads()).toEqual([
      'Choose',
      'Uplink',
      'worker-1 and 4 alike',
      'worker-6 and 3 alike',
      'Free on',
    ]);
    const row = within(group).getByRole('row', { name: /^ens225/ });
    expect(row).toHaveTextContent(/Not on this node.*Free.*4 of 9/);
    within(group)
      .getByRole('button', { name: /Show worker-6 and 3 alike node by node/ })
      .focus();
    await userEvent.keyboard('{Enter}');
    expect(heads().slice(3, 7)).toEqual(['worker-6', 'worker-7', 'worker-8', 'worker-9']);
    expect(document.activeElement).toHaveAccessibleName(/Show worker-6 and those alike together/);
    await userEvent.tab();
    expect(document.activeElement).toBe(within(group).getByRole('radio', { name: 'ens224' }));
    await userEvent.keyboard(' ');
    expect(within(group).getByRole('radio', { name: 'ens224' })).toBeChecked();
    await userEvent.keyboard('{ArrowDown}');
    expect(within(group).getByRole('radio', { name: 'ens225' })).toBeChecked();
  });

  it('says what the switch says at the NICs, and which machines are near', async () => {
    render(<Step world={worldOfScenario('single-nic-native-vlan')} />);
    await userEvent.click(screen.getByRole('radio', { name: 'New bridge on a free NIC' }));
    const table = screen.getByRole('radiogroup', { name: 'Uplinks of the chosen nodes' });
    expect(within(table).getByRole('radio', { name: 'ens192' })).toBeDisabled();
    expect(screen.getByText(/Nodes that join later are changed as well/)).toBeInTheDocument();
  });

  it('does not take an emptied label for every node, and keeps asking for one', async () => {
    const { container } = render(<Step />);
    await userEvent.click(screen.getByRole('radio', { name: 'New localnet on a bridge' }));
    await userEvent.type(screen.getByLabelText('Localnet'), 'vmdata27');
    await userEvent.selectOptions(screen.getByLabelText('Nodes'), 'Another label …');
    await userEvent.clear(screen.getByLabelText('Node label'));
    expect(screen.getByLabelText('Nodes')).toHaveDisplayValue('Another label …');
    expect(screen.getByLabelText('Node label')).toBeInvalid();
    expect(
      screen.getByText('Type a label such as key=value, or choose Every node.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/Nodes that join later/)).toBeNull();
    await userEvent.type(screen.getByLabelText('Node label'), 'a=1, a=2');
    expect(screen.getByText(/The label “a” is there twice/)).toBeInTheDocument();
    expect(await violationsIn(container)).toHaveNoViolations();
  });

  it('comes back with the label that was to be typed, though another choice would read the same', () => {
    render(
      <PhysicalStepOn
        world={worldOfScenario('dual-nic')}
        start={{ choice: 'new-localnet', nodesBy: 'typed', nodeSelector: '' }}
      />,
    );
    expect(screen.getByLabelText('Nodes')).toHaveDisplayValue('Another label …');
    expect(screen.getByLabelText('Node label')).toHaveValue('');
  });

  it('lets a name be typed where localnets may not be listed, and says why', async () => {
    render(<Step world={worldOfScenario('dual-nic', 'nns', 'node')} />);
    expect(screen.getByLabelText('Localnet')).toHaveAccessibleDescription(
      /You may not read node network states|cannot be read/,
    );
    await userEvent.type(screen.getByLabelText('Localnet'), 'vmdata');
    expect(screen.getByLabelText('Localnet')).toHaveValue('vmdata');
  });
});
