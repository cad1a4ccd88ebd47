import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { readKubeconfig } from './kubeconfig';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kubeconfig-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function file(user: object, cluster: object = {}): string {
  const name = path.join(folder, 'config');
  writeFileSync(
    name,
    stringify({
      'current-context': 'here',
      contexts: [{ name: 'here', context: { cluster: 'c', user: 'u' } }],
      clusters: [{ name: 'c', cluster: { server: 'https://api.example:6443', ...cluster } }],
      users: [{ name: 'u', user }],
    }),
  );
  return name;
}

test('a token and an inline authority are read', () => {
  const authority = Buffer.from('PEM').toString('base64');
  const access = readKubeconfig(
    file({ token: 'secret' }, { 'certificate-authority-data': authority }),
  );
  expect(access.server.host).toBe('api.example:6443');
  expect(access.token).toBe('secret');
  expect(access.ca?.toString()).toBe('PEM');
  expect(access.rejectUnauthorized).toBe(true);
});

test('files are found beside the kubeconfig', () => {
  writeFileSync(path.join(folder, 'client.crt'), 'CERT');
  writeFileSync(path.join(folder, 'client.key'), 'KEY');
  const access = readKubeconfig(
    file(
      { 'client-certificate': 'client.crt', 'client-key': 'client.key' },
      { 'insecure-skip-tls-verify': true },
    ),
  );
  expect([access.cert?.toString(), access.key?.toString()]).toEqual(['CERT', 'KEY']);
  expect(access.rejectUnauthorized).toBe(false);
});

test('a login program is refused with what to do instead', () => {
  expect(() => readKubeconfig(file({ exec: { command: 'aws' } }))).toThrow(/token/);
});

test('a kubeconfig without a context is refused by name', () => {
  const name = path.join(folder, 'empty');
  writeFileSync(name, 'apiVersion: v1');
  expect(() => readKubeconfig(name)).toThrow(`${name}: there is no current-context`);
});
