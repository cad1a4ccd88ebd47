import { readCommand } from './readCommand';

test('a node failure is read with everything it may say', () => {
  const failure = { node: 'worker-2', policy: 'br-vmdata', kind: 'probe', times: 2 };
  expect(readCommand('node-failure', failure)).toEqual({ do: 'node-failure', failure });
});

test('a session takes its options, and speed 0 is one', () => {
  expect(readCommand('sessions', { scenario: 'dual-nic', speed: 0 })).toEqual({
    do: 'open',
    options: { scenario: 'dual-nic', speed: 0 },
  });
});

test('a session may have other names for things of its scenario', () => {
  expect(readCommand('sessions', { names: { 'vlan-1924': 'mmm' } })).toEqual({
    do: 'open',
    options: { names: { 'vlan-1924': 'mmm' } },
  });
});

test.each([
  ['unheard-of', {}, /no "unheard-of"/],
  ['scenario', {}, /"name"/],
  ['sessions', { names: { 'vlan-1924': 7 } }, /"vlan-1924"/],
  ['node-failure', { node: 'w', kind: 'fire' }, /InvalidArgument/],
  ['clock', { advanceMs: -1 }, /advanceMs/],
  ['api', { method: 'BREW', path: '/api' }, /method/],
])('%s with %j is refused', (path, body, message) => {
  expect(() => readCommand(path, body)).toThrow(message);
});
