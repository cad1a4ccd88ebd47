import { impersonationFromProtocols } from './impersonation';

test('subprotocols become headers, and only the others are left', () => {
  const user = Buffer.from('anna').toString('base64').replace(/=/g, '_').replace(/\//g, '-');
  const group = Buffer.from('a>?b~~').toString('base64').replace(/=/g, '_').replace(/\//g, '-');
  expect(
    impersonationFromProtocols(`Impersonate-User.${user}, Impersonate-Group.${group}, v4.k8s.io`),
  ).toEqual({
    headers: { 'impersonate-user': 'anna', 'impersonate-group': ['a>?b~~'] },
    protocols: ['v4.k8s.io'],
  });
});

test('without subprotocols nobody is impersonated', () => {
  expect(impersonationFromProtocols(undefined)).toEqual({ headers: {}, protocols: [] });
});
