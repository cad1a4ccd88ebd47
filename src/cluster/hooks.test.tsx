/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { act, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { embeddedCluster } from '../../dev/cluster/embeddedCluster';
import type { EmbeddedCluster } from '../../dev/cluster/embeddedCluster';
import { testUsers } from '../../dev/cluster/seedRbac';
import { ConsoleProvider } from '../../dev/jest/consoleSdk';
import { connectSdk } from '../../dev/jest/sdkConnection';
import type { SdkConnection } from '../../dev/jest/sdkConnection';
import { findScenario } from '../../dev/scenarios/scenarios';
import type { AccessReview } from './access/accessReview';
import { dryRun } from './dryRun';
import { planRunner } from './planRunner';
import { readObject } from './readObject';
import { closeSession, presentSession } from './session';
import type { Snapshot } from './snapshot';
import { useAccess } from './useAccess';
import { usePlanRun } from './usePlanRun';
import { useSlice } from './useSlice';

let cluster: EmbeddedCluster;
let sdk: SdkConnection;
let rendered: string[];

const machines = ({ world, identity }: Snapshot): string => {
  const names = [...world.inventory.all('vm')].map(({ namespace, name }) => `${namespace}/${name}`);
  return `${identity.impersonated ?? identity.user}: ${names.sort().join(' ')}`;
};

const Machines = (): ReactElement => {
  const text = useSlice(machines);
  rendered.push(text);
  return <p>{text}</p>;
};

const reviews: readonly AccessReview[] = [
  { verb: 'create', kind: 'nad', namespace: 'ns2' },
  { verb: 'patch', kind: 'vm', namespace: 'ns2' },
];

const Rights = (): ReactElement => <p>{useAccess(reviews).join(',')}</p>;

const Run = (): ReactElement => <p>run: {usePlanRun()?.state ?? 'none'}</p>;

const show = (page: ReactElement): void => {
  render(<ConsoleProvider>{page}</ConsoleProvider>);
};

beforeEach(() => {
  rendered = [];
  cluster = embeddedCluster({ objects: findScenario('dual-nic').objects(), bookmarkEveryMs: 0 });
  sdk = connectSdk(cluster, testUsers.admin);
  sessionStorage.clear();
});

afterEach(() => {
  closeSession();
  sdk.disconnect();
  cluster.close();
});

it('shows a slice of what is known, and renders again when it changes', async () => {
  show(<Machines />);
  expect(
    await screen.findByText('admin: default/vm-1 default/vm-2 ns2/vm-1 ns2/vm-2'),
  ).toBeVisible();
  await act(async () => {
    await cluster.request({
      method: 'DELETE',
      path: '/apis/kubevirt.io/v1/namespaces/ns2/virtualmachines/vm-2',
    });
  });
  expect(await screen.findByText('admin: default/vm-1 default/vm-2 ns2/vm-1')).toBeVisible();
});

it('never renders a fact of the former user after a change of user', async () => {
  show(<Machines />);
  await screen.findByText(/default\/vm-1/);
  const store = presentSession().store;
  rendered = [];
  act(() => {
    sdk.setUser(testUsers.nobody);
  });
  await act(() => new Promise((resolve) => setTimeout(resolve, 400)));
  expect(rendered.length).toBeGreaterThan(0);
  expect(new Set(rendered)).toEqual(new Set(['nobody: ']));
  expect(store.snapshot().world.inventory.count('vm')).toBe(0);
});

it('ends the session of the former identity at once, also when no page of ours is open', async () => {
  const { unmount } = render(
    <ConsoleProvider>
      <Machines />
    </ConsoleProvider>,
  );
  await screen.findByText(/default\/vm-1/);
  const { store } = presentSession();
  unmount();
  sdk.impersonate(testUsers.nobody);
  expect(store.snapshot().world.inventory.count('vm')).toBe(0);
  expect(sdk.openSockets()).toBe(0);
  expect(() => presentSession()).toThrow('No identity');
});

it('reads the active project where the cluster-wide list is forbidden, and follows the choice', async () => {
  sdk.setUser(testUsers.projectViewer);
  show(<Machines />);
  act(() => {
    sdk.setActiveNamespace('ns2');
  });
  expect(await screen.findByText('project-viewer: ns2/vm-1 ns2/vm-2')).toBeVisible();
});

it('says what the user may do as soon as the server answered', async () => {
  sdk.setUser(testUsers.projectAdmin);
  show(<Rights />);
  expect(screen.getByText('loading,loading')).toBeVisible();
  expect(await screen.findByText('denied,allowed')).toBeVisible();
});

it('asks the server for one object, and for its word on a plan', async () => {
  const vm = await readObject('vm', 'ns2/vm-1');
  expect(vm).toMatchObject({ metadata: { name: 'vm-1', namespace: 'ns2' } });
  const place = { kind: 'nad' as const, namespace: 'ns2', after: [], undo: [] };
  const manifest = (name: string) => ({
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: { name, namespace: 'ns2' },
    spec: { config: '{}' },
  });
  const create = (id: string, name: string) => ({
    ...place,
    id,
    name,
    write: { type: 'create' as const, manifest: manifest(name) },
  });
  const plan = {
    intent: { type: 'retry-policy' as const, policy: '' },
    steps: [create('1', 'new'), create('2', 'vlan-1924'), { ...create('3', 'new'), after: ['1'] }],
  };
  expect(await dryRun(plan)).toMatchObject([
    { step: '1', outcome: 'accepted' },
    { step: '2', outcome: 'refused' },
    { step: '3', outcome: 'later' },
  ]);
  sdk.setUser(testUsers.projectViewer);
  expect(await dryRun(plan)).toMatchObject([{ outcome: 'forbidden' }, {}, { outcome: 'later' }]);
});

it('shows a run to every page, and after a reload', async () => {
  show(<Run />);
  expect(screen.getByText('run: none')).toBeVisible();
  act(() => {
    planRunner.start({ intent: { type: 'retry-policy', policy: '' }, steps: [] });
  });
  expect(await screen.findByText('run: done')).toBeVisible();
  closeSession();
  show(<Run />);
  expect(screen.getAllByText('run: done')).toHaveLength(2);
  act(() => {
    planRunner.dismiss();
  });
  expect(screen.getAllByText(/run: none/).length).toBeGreaterThan(0);
});
