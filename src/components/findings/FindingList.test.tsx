/** @jest-environment jsdom */
import { act, fireEvent, render, screen } from '@testing-library/react';
import { axe, toHaveNoViolations } from 'jest-axe';
import '@testing-library/jest-dom';
import { worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { findScenario } from '../../../dev/scenarios/scenarios';
import { createDiagnosis } from '../../core/diagnostics/createDiagnosis';
import type { Finding } from '../../core/diagnostics/finding';
import { sayEnglish } from '../../words/catalogue';
import { FindingList } from './FindingList';

jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));

expect.extend(toHaveNoViolations);

const missing = 'worker-3 has no bridge br-vmdata for localnet vmdata';
const cause = /the node has no label vmdata=yes/;

const finding = (): Finding => {
  const found = createDiagnosis(worldOfObjects(findScenario('three-workers').objects()))
    .findings()
    .find(({ code }) => code === 'MAP-02');
  if (found === undefined) throw new Error('three-workers has no missing bridge');
  return found;
};

/** So many problems alike, each of its own. */
const problems = (count: number): Finding[] =>
  Array.from({ length: count }, (_, index) => ({ ...finding(), id: `problem-${String(index)}` }));

const show = (count: number) =>
  render(
    <main>
      <h1>vlan-1924</h1>
      <h2>Problems</h2>
      <FindingList findings={problems(count)} heading="h3" />
    </main>,
  );

describe('the problems of one subject', () => {
  it('are told with their cause at once as long as they are few', async () => {
    const { container } = show(3);
    expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(3);
    expect(screen.getAllByText(cause)).toHaveLength(3);
    expect(screen.queryByRole('button')).toBeNull();
    expect(await act(async () => axe(container))).toHaveNoViolations();
  });

  it('are titles to open, each called by its own, where they are many', async () => {
    const { container } = show(4);
    const [first] = screen.getAllByRole('button', { name: new RegExp(`Details of: ${missing}`) });
    if (first === undefined) throw new Error('no problem can be opened');
    expect(screen.queryByText(cause)).toBeNull();
    fireEvent.click(first);
    expect(screen.getByText(cause)).toBeVisible();
    expect(await act(async () => axe(container))).toHaveNoViolations();
  });
});
