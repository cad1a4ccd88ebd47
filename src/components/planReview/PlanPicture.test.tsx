/** @jest-environment jsdom */
import { render, screen } from '@testing-library/react';
import '@testing-library/jest-dom';
import { intentOf } from '../../../dev/fixtures/intentOf';
import { worldOfScenario } from '../../../dev/fixtures/worldOfScenario';
import { createDiagnosis } from '../../core/diagnostics/createDiagnosis';
import { emptyCreateDraft, emptyNetworkDraft } from '../../core/intents/createDraft';
import { validateCreateDraft } from '../../core/intents/validateCreateDraft';
import { planIntent } from '../../core/plan/planIntent';
import { sayEnglish } from '../../words/catalogue';
import { planPreview } from './planPreview';
import { PlanPicture } from './PlanPicture';

const mockWorld = worldOfScenario('dual-nic');
const mockDiagnosis = createDiagnosis(mockWorld);

jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));
// What is drawn is looked at in the browser; here what the picture shows in words.
jest.mock('../laneCanvas/LaneCanvas', () => ({ LaneCanvas: () => null }));
jest.mock('../../cluster/useClusterStore', () => {
  const store = { snapshot: () => ({ world: mockWorld, diagnosis: mockDiagnosis }) };
  return { useClusterStore: () => store };
});

const thenOf = (vlan: string, bridge: string) => {
  const intent = intentOf(
    validateCreateDraft(
      {
        networks: [{ ...emptyNetworkDraft, name: 'vlan-1927', vlan }],
        physical: {
          ...emptyCreateDraft.physical,
          choice: 'new-localnet',
          localnet: 'vlan-1927',
          bridge,
          nodeSelector: 'node-role.kubernetes.io/worker',
        },
        namespaces: ['ns2'],
      },
      mockWorld,
    ),
  );
  const plan = planIntent(intent, mockWorld, {});
  return planPreview(plan, mockWorld, mockDiagnosis, undefined).then;
};

describe('the picture of a plan', () => {
  it('follows the plan, though its steps are called the same', () => {
    const { rerender } = render(<PlanPicture then={thenOf('1927', 'br-vmdata')} />);
    const changes = () => screen.getByRole('list', { name: 'What the picture shows' });
    expect(changes()).toHaveTextContent('New: Localnet vlan-1927, on br-vmdata');
    expect(changes()).toHaveTextContent('New: VLAN network vlan-1927, VLAN 1927');
    rerender(<PlanPicture then={thenOf('99', 'br-ex')} />);
    expect(changes()).toHaveTextContent('New: Localnet vlan-1927, on br-ex');
    expect(changes()).toHaveTextContent('New: VLAN network vlan-1927, VLAN 99');
  });
});
