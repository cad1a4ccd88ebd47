import { readIdentity } from './identity';

const alice = { username: 'alice', uid: '1', groups: ['dev'] };
const asBob = {
  kind: 'User',
  name: 'bob',
  groups: ['ops'],
  subprotocols: ['Impersonate-User.Ym9i'],
};
const key = (core: unknown): string => readIdentity({ sdkCore: core }).key;

it('reads user and impersonation from the state of the console', () => {
  expect(readIdentity({ sdkCore: { user: alice, impersonate: asBob } })).toMatchObject({
    user: 'alice',
    impersonated: 'bob',
    subprotocols: ['Impersonate-User.Ym9i'],
  });
});

it.each([
  ['another user', { user: { ...alice, username: 'carol' } }],
  ['a user of the same name who was made anew', { user: { ...alice, uid: '2' } }],
  ['other groups', { user: { ...alice, groups: ['dev', 'admins'] } }],
  ['impersonation', { user: alice, impersonate: asBob }],
  ['nobody', {}],
])('%s is another identity', (_, core) => {
  expect(key(core)).not.toBe(key({ user: alice }));
});

it('tells a group of the user from a group that is impersonated', () => {
  const own = { user: { ...alice, groups: ['ops'] }, impersonate: { ...asBob, groups: [] } };
  const other = { user: { ...alice, groups: [] }, impersonate: asBob };
  expect(key(own)).not.toBe(key(other));
});

it.each([undefined, null, 'text', { sdkCore: 3 }])(
  'takes %p for a console without users',
  (state) => {
    expect(readIdentity(state)).toMatchObject({ user: '', impersonated: undefined });
  },
);
