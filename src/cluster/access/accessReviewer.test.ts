import { embeddedCluster } from '../../../dev/cluster/embeddedCluster';
import { bindUser, testUsers } from '../../../dev/cluster/seedRbac';
import { connectSdk } from '../../../dev/jest/sdkConnection';
import { manualClock } from '../../../dev/simulators/clock';
import { AccessReviewer, REMEMBER_MS } from './accessReviewer';
import { askAccess } from './askAccess';

const createNad = { verb: 'create', kind: 'nad', namespace: 'team-a' } as const;
const patchVm = { verb: 'patch', kind: 'vm', namespace: 'team-a', name: 'web' } as const;

const begin = (user = testUsers.projectAdmin) => {
  const cluster = embeddedCluster({
    objects: [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team-a' } },
      bindUser(testUsers.projectAdmin, 'admin', 'team-a'),
    ],
    bookmarkEveryMs: 0,
  });
  const sdk = connectSdk(cluster, user);
  const clock = manualClock();
  return { cluster, sdk, clock, access: new AccessReviewer(askAccess, clock) };
};

it('says what the API server says: a project admin may change VMs and may not make attachments', async () => {
  const { access } = begin();
  expect(await access.review(patchVm)).toBe('allowed');
  expect(await access.review(createNad)).toBe('denied');
});

it('is unknown, not allowed, when the review fails', async () => {
  const { access, sdk } = begin();
  sdk.faults.add({ path: /selfsubjectaccessreviews/, status: 500 });
  expect(await access.review(patchVm)).toBe('unknown');
});

it('asks once a minute, however often it is asked', async () => {
  const { access, sdk, clock } = begin();
  await Promise.all([access.review(createNad), access.review(createNad)]);
  await clock.advance(REMEMBER_MS - 1);
  await access.review(createNad);
  expect(sdk.requests).toHaveLength(1);
  await clock.advance(1);
  await access.review(createNad);
  expect(sdk.requests).toHaveLength(2);
});

it('tells of a right that was given, and shows the old answer until then', async () => {
  const { access, cluster, clock } = begin();
  await access.review(createNad);
  let told = 0;
  access.subscribe(() => (told += 1));
  cluster.load([
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'all', namespace: 'team-a' },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: 'cluster-admin',
      },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'project-admin' }],
    },
  ]);
  await clock.advance(REMEMBER_MS);
  const answer = access.review(createNad);
  expect(access.present(createNad)).toBe('denied');
  expect(await answer).toBe('allowed');
  await clock.settle();
  expect(access.present(createNad)).toBe('allowed');
  expect(told).toBe(1);
});

it('knows nothing before it was asked', () => {
  const { access, sdk } = begin();
  expect(access.present(createNad)).toBe('loading');
  expect(sdk.requests).toHaveLength(0);
});
