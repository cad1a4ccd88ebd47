/** @jest-environment jsdom */
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe, toHaveNoViolations } from 'jest-axe';
import { useState } from 'react';
import type { ReactElement } from 'react';
import '@testing-library/jest-dom';
import { PhysicalStepOn } from '../../../dev/fixtures/PhysicalStepOn';
import { worldOfScenario } from '../../../dev/fixtures/worldOfScenario';
import { sayEnglish } from '../../words/catalogue';
import { namespaceOptions } from './namespaceOptions';
import { NamespacesStep } from './NamespacesStep';

jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));

expect.extend(toHaveNoViolations);

const Namespaces = (): ReactElement => {
  const [chosen, setChosen] = useState<readonly string[]>(['ns2', 'gone']);
  return (
    <NamespacesStep
      chosen={chosen}
      options={namespaceOptions(worldOfScenario('dual-nic'))}
      onChange={setChosen}
      onTouched={() => undefined}
      words={{ refusal: undefined, warnings: [] }}
    />
  );
};

const bond = { choice: 'new-bridge', uplinkKind: 'linux-bond' } as const;

describe('what was chosen and is not there any more can be taken off again', () => {
  const spare = worldOfScenario('spare-nics');

  it.each([
    ['a namespace', 'gone', <Namespaces key="namespaces" />],
    [
      'a node',
      'worker-9 · not there any more',
      <PhysicalStepOn
        key="nodes"
        world={spare}
        start={{ choice: 'new-bridge', nodesBy: 'hand', pickedNodes: ['worker-1', 'worker-9'] }}
      />,
    ],
    [
      'a NIC',
      'ens999',
      <PhysicalStepOn
        key="nics"
        world={spare}
        start={{ ...bond, uplinks: ['ens224', 'ens999'] }}
      />,
    ],
    [
      'a NIC that is free nowhere now',
      'bond1',
      <PhysicalStepOn key="busy" world={spare} start={{ ...bond, uplinks: ['ens224', 'bond1'] }} />,
    ],
  ])('%s', async (_, name, page) => {
    const { container } = render(page);
    const box = screen.getByRole('checkbox', { name });
    expect(box).toBeChecked();
    expect(box).toBeEnabled();
    expect(await act(async () => axe(container))).toHaveNoViolations();
    box.focus();
    await userEvent.keyboard(' ');
    expect(screen.queryByRole('checkbox', { name, checked: true })).toBeNull();
  });
});
