/** @jest-environment jsdom */
import { render } from '@testing-library/react';
import '@testing-library/jest-dom';
import { loadedBut, worldOfObjects } from '../../../dev/fixtures/worldOfObjects';
import { worldOfProject } from '../../../dev/fixtures/worldOfProject';
import { findScenario } from '../../../dev/scenarios/scenarios';
import type { Snapshot } from '../../cluster/snapshot';
import { createDiagnosis } from '../../core/diagnostics/createDiagnosis';
import { kindRegistry } from '../../core/kinds/kindRegistry';
import type { Kind } from '../../core/kinds/kindRegistry';
import type { World } from '../../core/networks/world';
import { at } from '../../core/values/json';
import { sayEnglish } from '../../words/catalogue';
import { ClusterSummary } from './ClusterSummary';

let snapshot: Snapshot;
let project = '';

jest.mock('react-i18next', () => ({ useTranslation: () => ({ t: sayEnglish }) }));
jest.mock('@openshift-console/dynamic-plugin-sdk', () => ({
  useActiveNamespace: () => [project],
  isAllNamespacesKey: (key: string) => key === '',
}));
jest.mock('../../cluster/useSlice', () => ({
  useSlice: (select: (of: Snapshot) => unknown) => select(snapshot),
}));

const summaryOf = (world: World): string | null => {
  const identity = { key: 'alice', user: 'alice', impersonated: undefined, subprotocols: [] };
  snapshot = { version: 1, world, diagnosis: createDiagnosis(world), identity };
  const { container } = render(<ClusterSummary />);
  return container.textContent;
};

const threeWorkers = (): readonly unknown[] => findScenario('three-workers').objects();

const without = (...kinds: readonly Kind[]): readonly unknown[] => {
  const names = new Set<unknown>(kinds.map((kind) => kindRegistry[kind].gvk.kind));
  return threeWorkers().filter((object) => !names.has(at(object, 'kind')));
};

describe('the line under the title', () => {
  beforeEach(() => (project = ''));

  it('counts what there is when all of it was read', () => {
    expect(summaryOf(worldOfObjects(threeWorkers()))).toBe(
      '4 networks on 3 nodes, 20 VM NICs · live',
    );
  });

  it('calls every number of a project a least one, because the rest of the cluster is not known', () => {
    project = 'frontend';
    expect(summaryOf(worldOfProject('three-workers', project))).toBe(
      'at least 1 network, nodes unknown, at least 8 VM NICs · only what you may read',
    );
  });

  it('does not count the NICs of machines that may not be read', () => {
    expect(summaryOf(worldOfObjects(without('vm'), loadedBut('vm')))).toBe(
      '4 networks on 3 nodes, VM NICs unknown · only what you may read',
    );
  });
});
