import { resourceLists } from './resourceLists';

const answers: Record<string, unknown> = {
  '/apis': {
    groups: [
      { name: 'kubevirt.io', versions: [{ version: 'v1' }] },
      { name: 'nmstate.io', versions: [{ version: 'v1' }, { version: 'v1beta1' }] },
    ],
  },
  '/api/v1': { groupVersion: 'v1', resources: [] },
  '/apis/kubevirt.io/v1': { groupVersion: 'kubevirt.io/v1', resources: [] },
  '/apis/nmstate.io/v1': { groupVersion: 'nmstate.io/v1', resources: [] },
  '/apis/nmstate.io/v1beta1': { groupVersion: 'nmstate.io/v1beta1', resources: [] },
};

const readBut = (failing: string) => (path: string) =>
  path === failing ? Promise.reject(new Error('forbidden')) : Promise.resolve(answers[path]);

test('discovery reads every group and version', async () => {
  const { lists, failed } = await resourceLists(readBut('none'));
  expect(lists.map(({ groupVersion }) => groupVersion)).toEqual([
    'v1',
    'kubevirt.io/v1',
    'nmstate.io/v1',
    'nmstate.io/v1beta1',
  ]);
  expect(failed).toEqual([]);
});

test('a group that cannot be read leaves the others, and is told', async () => {
  const { lists, failed } = await resourceLists(readBut('/apis/kubevirt.io/v1'));
  expect(lists.map(({ groupVersion }) => groupVersion)).toEqual([
    'v1',
    'nmstate.io/v1',
    'nmstate.io/v1beta1',
  ]);
  expect(failed).toEqual([{ path: '/apis/kubevirt.io/v1', error: new Error('forbidden') }]);
});

test('without the list of groups there is nothing to discover', async () => {
  await expect(resourceLists(readBut('/apis'))).rejects.toThrow('forbidden');
});
