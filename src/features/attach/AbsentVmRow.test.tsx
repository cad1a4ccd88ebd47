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
import type { World } from '../../core/networks/world';
import { at } from '../../core/values/json';
import { sayEnglish } from '../../words/catalogue';
import { emptyAttachForm } from './attachForm';

jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));

expect.extend(toHaveNoViolations);

const onReview = jest.fn();

const vlan1924 = ovnNetworkId('vlan-1924');

const Page = ({ vms, on, network = vlan1924, wasSentBack = false }: Props): ReactElement => (
  <AttachFormOn
    start={{ ...emptyAttachForm, vms, network, nicName: 'extra' }}
    world={on}
    wasSentBack={wasSentBack}
    onReview={onReview}
  />
);

interface Props {
  vms: readonly string[];
  on: World;
  network?: string;
  wasSentBack?: boolean;
}

describe('a chosen machine that cannot be chosen any more', () => {
  const withoutWeb1 = worldOfObjects(
    findScenario('three-workers')
      .objects()
      .filter(
        (object) =>
          at(object, 'kind') !== 'VirtualMachine' || at(object, 'metadata', 'name') !== 'web-1',
      ),
    loadedBut(),
  );
  const rowOf = (vm: string): HTMLElement =>
    within(screen.getByRole('grid', { name: 'Virtual machines to choose from' })).getByRole('row', {
      name: new RegExp(vm),
    });

  it('is shown as deleted, and can be taken off with the keyboard', async () => {
    const vms = ['frontend/web-1', 'frontend/web-2'];
    const { container } = render(<Page vms={vms} on={withoutWeb1} />);
    const box = screen.getByRole('checkbox', { name: 'frontend/web-1' });
    expect(box).toBeChecked();
    expect(rowOf('frontend/web-1')).toHaveTextContent('It is not there any more.');
    expect(await act(async () => axe(container))).toHaveNoViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(onReview).not.toHaveBeenCalled();

    box.focus();
    await userEvent.keyboard(' ');
    expect(screen.queryByRole('checkbox', { name: 'frontend/web-1' })).not.toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: 'Find virtual machine' })).toHaveFocus();
    expect(screen.getByText(/^1 virtual machine chosen/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(onReview).toHaveBeenCalledTimes(1);
  });

  it('is shown whatever is searched for', async () => {
    render(<Page vms={['frontend/web-1']} on={withoutWeb1} />);
    await userEvent.type(screen.getByRole('textbox', { name: 'Find virtual machine' }), 'db-');
    expect(screen.getByRole('checkbox', { name: 'frontend/web-1' })).toBeChecked();
  });

  it('is said not to be read where that is why', () => {
    render(<Page vms={['databases/db-1']} on={worldOfProject('three-workers', 'frontend')} />);
    expect(screen.getByRole('checkbox', { name: 'databases/db-1' })).toBeChecked();
    expect(rowOf('databases/db-1')).toHaveTextContent('You may not read virtual machines');
  });

  it('is said to be deleted while it is', () => {
    const objects = findScenario('three-workers')
      .objects()
      .map((object) =>
        at(object, 'kind') === 'VirtualMachine' && at(object, 'metadata', 'name') === 'web-1'
          ? {
              ...object,
              metadata: { ...object.metadata, deletionTimestamp: '2026-01-01T00:00:00Z' },
            }
          : object,
      );
    render(<Page vms={['frontend/web-1']} on={worldOfObjects(objects, loadedBut())} />);
    expect(rowOf('frontend/web-1')).toHaveTextContent('It is being deleted.');
  });

  const outlookOf = (vm: string): HTMLElement =>
    within(screen.getByRole('grid', { name: 'What attaching means for each machine' })).getByRole(
      'row',
      { name: new RegExp(vm) },
    );

  it.each([
    ['gone', 'orders/never', withoutWeb1, 'There is no virtual machine orders/never any more.'],
    ['gone, behind no door', 'databases/gone', withoutWeb1, 'Take it off the list.'],
    [
      'of another project',
      'databases/db-1',
      worldOfProject('three-workers', 'frontend'),
      'Virtual machine databases/db-1 could not be read.',
    ],
  ])('has its outlook when it is %s', (_, vm, on, said) => {
    render(<Page vms={[vm]} on={on} />);
    expect(outlookOf(vm)).toHaveTextContent(said);
  });

  it('is not asked for a door of its namespace once it is gone', () => {
    render(<Page vms={['databases/gone']} on={withoutWeb1} />);
    expect(screen.queryByText(/has no attachment in namespace/)).not.toBeInTheDocument();
  });

  it('has a word for each machine that the network is not open to', () => {
    render(<Page vms={['databases/db-1']} on={withoutWeb1} />);
    expect(outlookOf('databases/db-1')).toHaveTextContent(
      'vlan-1924 is not open to namespace databases.',
    );
  });

  it('is counted among what is listed', () => {
    const vms = ['frontend/web-1'];
    const { rerender } = render(<Page vms={[]} on={withoutWeb1} />);
    const listed = (): number => Number(/(\d+) listed/.exec(document.body.textContent)?.[1]);
    const others = listed();
    rerender(<Page key="chosen" vms={vms} on={withoutWeb1} />);
    expect(listed()).toBe(others + 1);
  });

  it('that ended the review is named on top, with what to do, and what was typed stays', async () => {
    const vms = ['frontend/web-1', 'frontend/web-2'];
    render(<Page vms={vms} on={withoutWeb1} wasSentBack />);
    const said = screen.getByText('The cluster changed while you were reviewing');
    const alert = said.closest<HTMLElement>('[tabindex="-1"]');
    expect(alert).toHaveFocus();
    expect(alert).toHaveTextContent(
      'There is no virtual machine frontend/web-1 any more. Take it off the list.',
    );
    expect(screen.getByLabelText('NIC name')).toHaveValue('extra');
    await userEvent.click(screen.getByRole('checkbox', { name: 'frontend/web-1' }));
    expect(alert).not.toHaveTextContent('frontend/web-1');
    expect(alert).toHaveTextContent('Press Next to review again.');
    onReview.mockClear();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(onReview).toHaveBeenCalledTimes(1);
  });
});

describe('a chosen network that is not there any more', () => {
  it.each([
    [
      'gone',
      worldOfObjects(findScenario('three-workers').objects(), loadedBut()),
      /^There is no network vlan-9 any more/,
    ],
    [
      'unread',
      worldOfProject('three-workers', 'frontend'),
      /^Network vlan-9 was not found, and not every/,
    ],
  ])('is said at once to be %s', (_, on, said) => {
    render(<Page vms={['frontend/web-2']} on={on} network="ovn:vlan-9" />);
    expect(screen.getByText(said)).toBeInTheDocument();
  });
});
