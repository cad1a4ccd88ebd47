/** @jest-environment jsdom */
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { useState } from 'react';
import type { ReactElement } from 'react';
import '@testing-library/jest-dom';
import { loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { worldOfScenario } from '../../../dev/fixtures/worldOfScenario';
import { emptyCreateDraft } from '../../core/intents/createDraft';
import type { PhysicalDraft } from '../../core/intents/createDraft';
import { validatePhysical } from '../../core/intents/validatePhysical';
import type { World } from '../../core/networks/world';
import { sayEnglish } from '../../words/catalogue';
import { fieldWords } from './fieldWords';
import { nodeOutlook } from './nodeOutlook';
import { physicalOptions } from './physicalOptions';
import { PhysicalStep } from './PhysicalStep';
import { makesBridge, uplinkChoice } from './uplinkChoice';

jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));

expect.extend(toHaveNoViolations);

const violationsIn = (container: HTMLElement) => act(async () => axe(container));

describe('the step Physical network', () => {
  const Step = ({ world = worldOfScenario('dual-nic') }: { world?: World }): ReactElement => {
    const [physical, setPhysical] = useState<PhysicalDraft>(emptyCreateDraft.physical);
    const { refusals } = validatePhysical(physical, world);
    return (
      <PhysicalStep
        physical={physical}
        options={physicalOptions(world)}
        rows={physical.choice === 'new-localnet' ? nodeOutlook(physical, world) : []}
        matrix={
          makesBridge(physical) ? uplinkChoice({ ...emptyCreateDraft, physical }, world) : undefined
        }
        mtu={1500}
        onChange={(change) => setPhysical({ ...physical, ...change })}
        onTouched={() => undefined}
        wordsOf={(field) =>
          fieldWords(sayEnglish, refusals, `physical.${field}`, physical.localnet !== '')
        }
      />
    );
  };

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
    expect(screen.getByText(/joins localnet vlan-1924, which is there/)).toBeInTheDocument();
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
      /One node changes after the other.*about 3 minutes.*1 failing stop the rest/,
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

  it('lets a name be typed where localnets may not be listed, and says why', async () => {
    render(<Step world={worldOfScenario('dual-nic', 'nns', 'node')} />);
    expect(screen.getByLabelText('Localnet')).toHaveAccessibleDescription(
      /You may not read node network states|cannot be read/,
    );
    await userEvent.type(screen.getByLabelText('Localnet'), 'vmdata');
    expect(screen.getByLabelText('Localnet')).toHaveValue('vmdata');
  });
});
