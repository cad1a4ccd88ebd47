/** @jest-environment jsdom */
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import type { ReactElement } from 'react';
import '@testing-library/jest-dom';
import { AttachFormOn } from '../../../dev/fixtures/AttachFormOn';
import { loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { worldOfProject } from '../../../dev/fixtures/worldOfProject';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { ovnNetworkId } from '../../core/kinds/networkId';
import { at } from '../../core/values/json';
import { attachOptions } from './attachOptions';
import type { VmOption } from './attachOptions';
import { emptyAttachForm, readAttachForm, withLink } from './attachForm';
import type { AttachForm } from './attachForm';
import { Preflight } from './Preflight';
import { doorFor, validateAttachForm } from './validateAttachForm';
import { sayEnglish } from '../../words/catalogue';

jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));

expect.extend(toHaveNoViolations);

const violationsIn = (container: HTMLElement) => act(async () => axe(container));

const world = worldOfObjects(findScenario('three-workers').objects(), loadedBut());
const vlan1924 = ovnNetworkId('vlan-1924');
const vlan1926 = ovnNetworkId('vlan-1926');

const mustFind = (vms: readonly VmOption[], key: string): VmOption => {
  const found = vms.find((vm) => vm.key === key);
  if (found === undefined) throw new Error(`no machine ${key}`);
  return found;
};

const form = (part: Partial<AttachForm>): AttachForm => ({
  ...emptyAttachForm,
  network: vlan1924,
  nicName: 'extra',
  ...part,
});

describe('the door of a namespace to a network', () => {
  const network = world.network(vlan1924);
  if (network === undefined) throw new Error('no vlan-1924');

  it('is the attachment of the namespace itself', () => {
    expect(doorFor(network, 'orders')).toBe('orders/vlan-1924');
  });

  it('is else one that every namespace may use', () => {
    const attachments = [...network.attachments, 'default/vlan-1924'];
    expect(doorFor({ ...network, attachments }, 'elsewhere')).toBe('default/vlan-1924');
    expect(doorFor({ ...network, attachments }, 'orders')).toBe('orders/vlan-1924');
  });

  it('is not there for a namespace that the network is not open to', () => {
    expect(doorFor(network, 'elsewhere')).toBeUndefined();
  });
});

describe('the attach form against the cluster', () => {
  it('lets machines of several namespaces join, each through its own attachment', () => {
    const vms = attachOptions(world, '').vms.map(({ key }) => key);
    const chosen = ['frontend', 'orders'].flatMap(
      (namespace) => vms.find((key) => key.startsWith(`${namespace}/`)) ?? [],
    );
    const { intent } = validateAttachForm(form({ vms: chosen }), world);
    expect(intent?.nics.map(({ vm, attachment }) => [vm, attachment])).toEqual(
      chosen.map((vm) => [vm, `${vm.split('/')[0] ?? ''}/vlan-1924`]),
    );
  });

  it('refuses machines that the network is not open to, and names them', () => {
    const { intent, withoutDoor, refusals } = validateAttachForm(
      form({ vms: ['databases/db-1'] }),
      world,
    );
    expect(intent).toBeUndefined();
    expect(withoutDoor).toEqual(['databases/db-1']);
    expect(refusals.map(({ code }) => code)).not.toContain('vms-empty');
  });

  it('wants machines, a network and a name', () => {
    const { intent, refusals } = validateAttachForm(emptyAttachForm, world);
    expect(intent).toBeUndefined();
    expect(refusals.map(({ code }) => code).sort()).toEqual([
      'attachment-empty',
      'name-empty',
      'vms-empty',
    ]);
  });

  it('warns of nodes that a machine may run on and the network does not reach', () => {
    const { intent, refusals } = validateAttachForm(
      form({ vms: ['qa/qa-1'], network: vlan1924 }),
      world,
    );
    expect(intent).toBeDefined();
    expect(refusals).toContainEqual(
      expect.objectContaining({
        field: 'vms[qa/qa-1]',
        code: 'vm-nodes-unmapped',
        severity: 'warning',
        params: expect.objectContaining({ nodes: 'worker-3' }) as unknown,
      }),
    );
  });

  it('checks the MAC of every machine', () => {
    const vms = ['databases/db-1', 'databases/db-2'];
    const same = { 'databases/db-1': '02:00:00:00:12:34', 'databases/db-2': '02-00-00-00-12-34' };
    const { refusals } = validateAttachForm(form({ vms, network: vlan1926, macs: same }), world);
    expect(refusals.map(({ code }) => code)).toContain('mac-repeated');
  });

  it('sees the same MAC typed for machines that join through different attachments', () => {
    const vms = ['frontend/web-1', 'orders/orders-1'];
    const macs = { 'frontend/web-1': '02:00:00:00:12:34', 'orders/orders-1': '020000001234' };
    const { intent, refusals } = validateAttachForm(form({ vms, macs }), world);
    expect(intent).toBeUndefined();
    expect(refusals).toContainEqual(
      expect.objectContaining({
        field: 'macs[orders/orders-1]',
        code: 'mac-repeated',
        params: { mac: '02:00:00:00:12:34', vm: 'frontend/web-1' },
      }),
    );
  });
});

describe('a link to the attach page', () => {
  it('chooses machines and network and leaves what was typed', () => {
    const typed = form({ nicName: 'mine' });
    const params = new URLSearchParams([
      ['vm', 'a/x'],
      ['vm', 'b/y'],
      ['vm', 'a/x'],
      ['vm', 'not a key'],
      ['network', 'ovn:v2'],
    ]);
    expect(withLink(typed, params)).toEqual({ ...typed, vms: ['a/x', 'b/y'], network: 'ovn:v2' });
    expect(withLink(typed, new URLSearchParams())).toEqual(typed);
  });

  it.each([undefined, null, 3, { vms: 'x', macs: [] }])(
    'reads a damaged draft (%j) as an empty one',
    (stored) => {
      expect(readAttachForm(stored)).toEqual(emptyAttachForm);
    },
  );

  it('reads back what was stored', () => {
    const stored: unknown = JSON.parse(
      JSON.stringify(form({ podNetwork: 'instead', macs: { 'a/x': 'zz' } })),
    );
    expect(readAttachForm(stored)).toEqual(form({ podNetwork: 'instead', macs: { 'a/x': 'zz' } }));
  });
});

describe('the attach page', () => {
  const onReview = jest.fn();
  const Page = ({ start = emptyAttachForm, on = world }): ReactElement => (
    <AttachFormOn start={start} world={on} onReview={onReview} />
  );

  it('says what is missing instead of going on', async () => {
    render(<Page />);
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    const said = within(
      screen.getByText('This cannot be reviewed yet').closest('.pf-v6-c-alert') ?? document.body,
    );
    expect(said.getByText('Choose at least one virtual machine.')).toBeInTheDocument();
    expect(said.getByText('Choose a network.')).toBeInTheDocument();
    expect(onReview).not.toHaveBeenCalled();
  });

  it('says that a network is not open to a namespace only where all its attachments could be read', () => {
    const start = form({ vms: ['databases/db-1'] });
    const { rerender } = render(<Page start={start} />);
    expect(screen.getByText(/^vlan-1924 has no attachment in namespace databases/)).toBeVisible();
    rerender(<Page start={start} on={worldOfProject('three-workers', 'frontend')} />);
    expect(screen.queryByText(/has no attachment/)).not.toBeInTheDocument();
    expect(
      screen.getByText(
        /^Whether vlan-1924 is open to namespace databases is not known: You may not read network attachment definitions\./,
      ),
    ).toBeVisible();
  });

  it('tells for each machine what attaching means, and goes on', async () => {
    const { container } = render(<Page />);
    await userEvent.click(screen.getByRole('checkbox', { name: 'databases/db-1' }));
    await userEvent.click(screen.getByRole('radio', { name: 'machine-net' }));
    const row = within(
      screen.getByRole('grid', { name: 'What attaching means for each machine' }),
    ).getByRole('row', { name: /databases\/db-1/ });
    expect(row).toHaveTextContent('Runs on worker-1.');
    expect(row).toHaveTextContent('two default gateways');
    expect(row).toHaveTextContent('live migration');
    expect(screen.getByLabelText('NIC name')).toHaveValue('machine-net');
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(onReview).toHaveBeenCalledTimes(1);
    expect(await violationsIn(container)).toHaveNoViolations();
  });

  it('proposes the name of the network for the NIC until a person gives another', async () => {
    render(<Page />);
    await userEvent.click(screen.getByRole('radio', { name: 'vlan-1924' }));
    expect(screen.getByLabelText('NIC name')).toHaveValue('vlan-1924');
    await userEvent.click(screen.getByRole('radio', { name: 'vlan-1926' }));
    expect(screen.getByLabelText('NIC name')).toHaveValue('vlan-1926');
    await userEvent.clear(screen.getByLabelText('NIC name'));
    await userEvent.type(screen.getByLabelText('NIC name'), 'mine');
    await userEvent.click(screen.getByRole('radio', { name: 'vlan-1924' }));
    expect(screen.getByLabelText('NIC name')).toHaveValue('mine');
  });

  it('refuses at the field a NIC name that a chosen machine has, and names the machine', async () => {
    render(<Page start={form({ vms: ['frontend/web-1', 'databases/db-1'], nicName: 'mine' })} />);
    const field = screen.getByLabelText('NIC name');
    const said = /^frontend\/web-1 already has a NIC named “vlan-1924”\. Enter another name\./;
    expect(field).toHaveAttribute('aria-invalid', 'false');
    await userEvent.clear(field);
    await userEvent.type(field, 'vlan-1924');
    expect(field).toHaveAttribute('aria-invalid', 'true');
    expect(field).toHaveAccessibleDescription(said);
    await userEvent.type(field, '-b');
    expect(field).toHaveAttribute('aria-invalid', 'false');
  });

  it('counts the machines that have the name when several do', () => {
    const vms = ['frontend/web-1', 'frontend/web-2'];
    render(<Page start={form({ vms, nicName: 'vlan-1924' })} />);
    expect(screen.getByLabelText('NIC name')).toHaveAccessibleDescription(
      /^2 machines already have a NIC named “vlan-1924” \(frontend\/web-1, frontend\/web-2\)/,
    );
  });

  it('takes a machine whose instance may not be read neither for running nor for stopped', () => {
    const seen = findScenario('three-workers').objects();
    const partly = worldOfObjects(
      seen.filter((object) => at(object, 'kind') !== 'VirtualMachineInstance'),
      loadedBut('vmi', 'nad'),
    );
    const { vms, networks } = attachOptions(partly, '');
    expect(new Set(vms.map(({ instance }) => instance))).toEqual(new Set(['unknown']));
    expect(networks.every(({ isOpenToMore }) => isOpenToMore)).toBe(true);
    const option = { ...mustFind(vms, 'databases/db-1'), status: '' };
    render(<Preflight chosen={[option.key]} vms={[option]} refusals={[]} />);
    expect(screen.getByText('Whether it runs is not known.')).toBeInTheDocument();
  });

  it('finds machines by a search and keeps what is chosen in sight', async () => {
    render(<Page start={form({ vms: ['frontend/web-1'] })} />);
    const search = screen.getByRole('textbox', { name: 'Find virtual machine' });
    await userEvent.type(search, 'db-');
    expect(screen.getByRole('checkbox', { name: 'frontend/web-1' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'databases/db-1' })).not.toBeChecked();
    expect(screen.queryByRole('checkbox', { name: 'frontend/web-2' })).toBeNull();
    expect(screen.getByText('1 virtual machine chosen · 4 listed')).toBeInTheDocument();
    await userEvent.type(search, 'nothing');
    expect(screen.getByRole('checkbox', { name: 'frontend/web-1' })).toBeChecked();
    expect(screen.getByText('No virtual machine matches.')).toBeInTheDocument();
  });
});
