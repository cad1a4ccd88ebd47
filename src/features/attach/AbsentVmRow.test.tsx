/** @jest-environment jsdom */
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { useState } from 'react';
import type { ReactElement } from 'react';
import '@testing-library/jest-dom';
import { loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { worldOfProject } from '../../../dev/fixtures/worldOfProject';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { ovnNetworkId } from '../../core/kinds/networkId';
import type { World } from '../../core/networks/world';
import { at } from '../../core/values/json';
import { sayEnglish } from '../../words/catalogue';
import { emptyAttachForm } from './attachForm';
import type { AttachForm } from './attachForm';
import { AttachFormView } from './AttachFormView';
import { attachOptions } from './attachOptions';
import { validateAttachForm } from './validateAttachForm';

jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));

expect.extend(toHaveNoViolations);

const onReview = jest.fn();

const Page = ({ vms, on }: { vms: readonly string[]; on: World }): ReactElement => {
  const network = ovnNetworkId('vlan-1924');
  const [typed, setTyped] = useState<AttachForm>({
    ...emptyAttachForm,
    vms,
    network,
    nicName: 'extra',
  });
  return (
    <main>
      <h1>Attach virtual machines</h1>
      <AttachFormView
        form={typed}
        options={attachOptions(on, '')}
        validation={validateAttachForm(typed, on)}
        onChange={(change) => setTyped({ ...typed, ...change })}
        onReview={onReview}
        onCancel={() => undefined}
      />
    </main>
  );
};

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
});
