import { parseInterfaceName } from './interfaceName';

describe('the name of a bridge or bond that is to be made', () => {
  test.each(['br-vmdata', 'bond0', 'a', 'br_vm.1', 'abcdefghijklmno'])('accepts %s', (name) => {
    expect(parseInterfaceName(` ${name} `)).toEqual({ ok: true, value: name });
  });

  test.each([
    ['', 'interface-empty'],
    [undefined, 'interface-empty'],
    ['abcdefghijklmnop', 'interface-too-long'],
    ['br/vm', 'interface-characters'],
    ['br vm', 'interface-characters'],
    ['BR-VM', 'interface-characters'],
    ['0br', 'interface-characters'],
    ['..', 'interface-characters'],
    ['br-ex', 'interface-reserved'],
    ['br-ext', 'interface-reserved'],
    ['br-ext-vm', 'interface-reserved'],
    ['br-int', 'interface-reserved'],
    ['br-local', 'interface-reserved'],
    ['ovs-system', 'interface-reserved'],
    ['ovn-k8s-mp0', 'interface-reserved'],
    ['genev_sys_6081', 'interface-reserved'],
    ['br-phy', 'interface-reserved'],
    ['lo', 'interface-reserved'],
  ])('refuses %j as %s', (input, error) => {
    expect(parseInterfaceName(input)).toEqual({ ok: false, error });
  });
});
