import { menuFaults } from './menuFaults';

const groups = ['nmstate.io', 'k8s.cni.cncf.io', 'kubevirt.io', 'k8s.ovn.org'];
const discovery = ['/api', '/apis', '/api/v1', ...groups.map((group) => `/apis/${group}/v1`)];
const machines = '/apis/kubevirt.io/v1/virtualmachines';
const machinesOfProject = '/apis/kubevirt.io/v1/namespaces/ns2/virtualmachines?watch=true';

const pathsOf = (name: string): RegExp[] =>
  (menuFaults.find((fault) => fault.name === name)?.faults ?? []).map(({ path }) => path);
const hits = (name: string, path: string): boolean => pathsOf(name).some((one) => one.test(path));

test.each(menuFaults.map(({ name }) => name))('%s leaves discovery alone', (name) => {
  const asked = discovery.flatMap((path) => [path, `${path}?timeout=32s`]);
  expect(asked.filter((path) => hits(name, path))).toEqual([]);
});

test.each(menuFaults.flatMap(({ name, faults }) => (faults === undefined ? [] : [name])))(
  '%s hits virtual machines, of all projects and of one',
  (name) => {
    expect([machines, machinesOfProject].map((path) => hits(name, path))).toEqual([true, true]);
  },
);

test('virtual machines that are forbidden leave policies readable', () => {
  expect(hits('vms-forbidden', '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies')).toBe(false);
});
