import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { refusal } from './requestGuard';

const request = (method: string, headers: Record<string, string>) =>
  Object.assign(new IncomingMessage(new Socket()), {
    method,
    headers: { host: '127.0.0.1:9000', ...headers },
  });

test.each<[string, string, Record<string, string>, string, RegExp | undefined]>([
  ['a read from the host itself', 'GET', {}, 'api/kubernetes/api', undefined],
  ['a read under another name', 'GET', { host: 'evil.example:9000' }, 'harness/state', /host/],
  ['a request of another site', 'GET', { origin: 'https://evil.example' }, 'api/x', /origin/],
  ['a request of a sandboxed page', 'POST', { origin: 'null' }, 'harness/faults', /origin/],
  ['a write without the token', 'POST', {}, 'api/kubernetes/api', /CSRF/],
  [
    'a write with another token than the cookie',
    'DELETE',
    { cookie: 'csrf-token=a', 'x-csrftoken': 'b' },
    'api/kubernetes/api',
    /CSRF/,
  ],
  [
    'a write with the token',
    'PATCH',
    { cookie: 'x=1; csrf-token=a', 'x-csrftoken': 'a', origin: 'http://127.0.0.1:9000' },
    'api/kubernetes/api',
    undefined,
  ],
])('%s', (_, method, headers, path, expected) => {
  const refused = refusal(request(method, headers), path, false);
  if (expected) {
    expect(refused).toMatch(expected);
  } else {
    expect(refused).toBeUndefined();
  }
});

test('who listens on more than loopback is reached under any name', () => {
  expect(refusal(request('GET', { host: 'demo.example' }), '', true)).toBeUndefined();
});
