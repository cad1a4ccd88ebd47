import {
  cluster,
  forbidden,
  fresh,
  outcome,
  short,
  validate,
} from '../../../dev/fixtures/createForm';
import {
  linuxBridge,
  localnetNad,
  nic,
  nncp,
  nns,
  node,
  ovsBridge,
} from '../../../dev/fixtures/objects';
import { namespace } from '../../../dev/fixtures/vmObjects';

describe('what could not be read', () => {
  const unread = { nns: forbidden };

  test('is a warning for an existing localnet, never a refusal and never fine', () => {
    const base = cluster.filter(({ kind }) => kind !== 'NodeNetworkState');
    expect(outcome({}, [], unread, base)).toEqual(['warning physical.localnet localnets-unproven']);
  });

  test('is a warning for a new localnet and its bridge', () => {
    const base = cluster.filter(({ kind }) => kind !== 'NodeNetworkState');
    expect(outcome({ physical: fresh }, [], unread, base)).toEqual([
      'warning networks[0].mtu mtu-uplink-unknown',
      'warning physical.localnet localnets-unproven',
      'warning physical.bridge bridge-unread',
    ]);
  });

  test('is a warning for the nodes that a selector picks', () => {
    const result = outcome({ physical: fresh }, [], { node: forbidden });
    expect(result).toEqual(['warning physical.nodeSelector nodes-unread']);
  });

  test('is no reason to doubt a namespace', () => {
    const base = cluster.filter(({ kind }) => kind !== 'Namespace');
    expect(outcome({}, [], { namespace: forbidden, project: forbidden }, base)).toEqual([]);
    expect(outcome({}, [], { namespace: forbidden }, base)).toEqual([
      'namespaces namespace-unknown',
    ]);
  });
});

describe('the physical network', () => {
  const bareNode = [
    node('worker-3'),
    nns('worker-3', [nic('ens224'), linuxBridge('br-vmdata', ['ens224'])], {}),
  ];

  test('that misses a node where VMs may run is said with the node', () => {
    const { refusals } = validate({}, bareNode);
    expect(refusals.map(short)).toEqual(['warning physical.localnet localnet-not-whole']);
    expect(refusals[0]?.params).toEqual({ localnet: 'vmdata', nodes: 'worker-3' });
  });

  test('cannot be a Linux bridge', () => {
    expect(outcome({ physical: fresh }, bareNode)).toEqual(['physical.bridge bridge-not-ovs']);
  });

  test('says which nodes for VMs a selector leaves out', () => {
    const physical = { ...fresh, nodeSelector: 'kubernetes.io/hostname=worker-1' };
    const { refusals } = validate({ physical });
    expect(refusals.map(short)).toEqual(['warning physical.nodeSelector selector-leaves-out']);
    expect(refusals[0]?.params).toEqual({ nodes: 'worker-2' });
  });

  test('says that a bridge has no uplink', () => {
    const base = [
      node('worker-1'),
      namespace('team-a'),
      nns('worker-1', [ovsBridge('br-vmdata', [])], {}),
    ];
    expect(outcome({ physical: fresh }, [], {}, base)).toEqual([
      'warning networks[0].mtu mtu-uplink-unknown',
      'warning physical.bridge bridge-no-uplink',
    ]);
  });

  test('that a policy asks for already is refused, one that networks wait for is welcome', () => {
    const asked = nncp('tenant', { mappings: { tenant: 'br-vmdata' } });
    expect(outcome({ physical: fresh }, [asked])).toEqual(['physical.localnet localnet-asked']);
    const waiting = localnetNad('team-b', 'waiting', { physicalNetworkName: 'tenant', vlanID: 9 });
    expect(outcome({ physical: fresh }, [waiting])).toEqual([
      'warning physical.localnet localnet-awaited',
    ]);
  });
});

test('a namespace that is being deleted takes no attachment', () => {
  const dying = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'team-c', deletionTimestamp: 'now' },
  };
  expect(outcome({ namespaces: ['team-c'] }, [dying])).toEqual(['namespaces namespace-deleting']);
});
