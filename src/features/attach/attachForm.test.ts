import { emptyAttachForm, nicNameOf, readAttachForm, withLink } from './attachForm';

describe('the name of the NIC', () => {
  test.each([
    ['follows the network, also one that a link chose', undefined, 'vlan-1927', 'vlan-1927'],
    ['is what was typed', 'eth-backup', 'vlan-1927', 'eth-backup'],
    ['stays empty where everything typed was deleted', '', 'vlan-1927', ''],
    ['is not proposed while no network is chosen', undefined, undefined, ''],
    ['is not proposed where the network’s name cannot be one', undefined, 'br1:100', ''],
  ])('%s', (_, nicName, network, expected) => {
    expect(nicNameOf({ nicName }, network)).toBe(expected);
  });

  test('is not taken as typed after a reload when it was not', () => {
    const linked = withLink(emptyAttachForm, new URLSearchParams('network=ovn:vlan-1927'));
    const reloaded = readAttachForm(JSON.parse(JSON.stringify(linked)));
    expect(reloaded).toEqual({ ...emptyAttachForm, network: 'ovn:vlan-1927' });
    expect(nicNameOf(reloaded, 'vlan-1927')).toBe('vlan-1927');
  });
});

describe('a link to the page', () => {
  test('chooses its machines and its network, and leaves what was typed', () => {
    const typed = { ...emptyAttachForm, nicName: 'backup', vms: ['old/vm'] };
    const params = new URLSearchParams('vm=a/one&vm=b/two&vm=a/one&vm=nonsense&network=ovn:x');
    expect(withLink(typed, params)).toEqual({
      ...typed,
      vms: ['a/one', 'b/two'],
      network: 'ovn:x',
    });
  });

  test('that names nothing changes nothing', () => {
    const typed = { ...emptyAttachForm, network: 'ovn:x', vms: ['a/one'] };
    expect(withLink(typed, new URLSearchParams())).toEqual(typed);
  });
});
