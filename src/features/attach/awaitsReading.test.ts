import type { UnknownReason } from '../../core/inventory/loadState';
import type { AttachOptions, NetworkOption, VmOption } from './attachOptions';
import { awaitsReading } from './awaitsReading';

const vm = (key: string): VmOption => ({
  key,
  name: key,
  namespace: '',
  status: 'Running',
  node: undefined,
  instance: 'there',
  hasPodNetwork: true,
  networks: [],
});

const network = (id: string): NetworkOption => ({
  id,
  name: id,
  vlan: 1927,
  isTagged: true,
  mtu: 1500,
  coverage: undefined,
  openTo: undefined,
  isOpenToMore: false,
});

const because = (cause: UnknownReason['cause']): UnknownReason => ({
  kind: 'vm',
  cause,
  detail: '',
});

const read: AttachOptions = {
  vms: [vm('a/one')],
  vmsUnread: undefined,
  networks: [network('ovn:x')],
  networksUnread: undefined,
};

const empty = { vms: [], network: '' };
const linked = { vms: ['a/two'], network: 'ovn:y' };

describe('the attach form waits', () => {
  test.each([
    ['for the first machine', empty, { ...read, vms: [], vmsUnread: because('loading') }],
    ['for the machine that a link chose', linked, { ...read, vmsUnread: because('loading') }],
    ['for the first network', empty, { ...read, networks: [], networksUnread: because('loading') }],
    ['for the network that a link chose', linked, { ...read, networksUnread: because('loading') }],
  ])('%s', (_, form, options) => {
    expect(awaitsReading(form, options)).toBe(true);
  });
});

describe('the attach form does not wait', () => {
  test.each([
    ['once the first are there to choose from', empty, { ...read, vmsUnread: because('loading') }],
    ['for what does not exist', linked, read],
    ['for what may not be read', linked, { ...read, vms: [], vmsUnread: because('forbidden') }],
  ])('%s', (_, form, options) => {
    expect(awaitsReading(form, options)).toBe(false);
  });
});
