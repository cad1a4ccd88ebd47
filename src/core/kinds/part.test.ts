import fc from 'fast-check';
import { asInteger, asString } from '../values/json';
import { kindRegistry, kinds } from './kindRegistry';
import type { Kind } from './kindRegistry';
import { asWhole, Part } from './part';
import { readObject, unreadAt } from './read';
import type { Identity } from './read';
import type { ReadProblem } from './readProblem';

const partOf = (value: unknown) => {
  const problems = new Map<string, ReadProblem>();
  return { part: new Part(value, '', problems), problems: () => [...problems.values()] };
};

describe('a part of an object', () => {
  it.each([
    ['nothing', {}],
    ['null', { a: null }],
  ])('reads %s as absent, and misses nothing', (_what, value) => {
    const { part, problems } = partOf(value);
    expect([
      part.at('a').read(asString),
      part.at('a', 'b').object(),
      part.at('a').list(),
      part.at('a').name(),
      part.at('a').texts(),
    ]).toEqual([undefined, undefined, [], undefined, {}]);
    expect(problems()).toEqual([]);
  });

  it('names what is of another type, once, by the place where it stands', () => {
    const { part, problems } = partOf({ a: { b: 7 } });
    expect(part.at('a', 'b', 'c').list()).toEqual([]);
    expect(part.at('a', 'b', 'd').read(asString)).toBeUndefined();
    expect(part.at('a').at('b').list()).toEqual([]);
    expect(problems()).toEqual([{ path: 'a.b', code: 'wrong-type', found: '7' }]);
  });

  it('names entries of lists and values of maps by their own places', () => {
    const { part, problems } = partOf({ a: [{}, 'x'], b: { c: '', d: 7, e: null, f: [] } });
    expect(
      part
        .at('a')
        .list()
        .map((entry) => entry.object()),
    ).toEqual([{}, undefined]);
    // Kubernetes decodes a value that is left open as the empty text, and a selector with it selects less than one without.
    expect(part.at('b').texts()).toEqual({ c: '', d: '7', e: '' });
    expect(problems().map(({ path }) => path)).toEqual(['a[1]', 'b.f']);
  });

  it('misses the name of an entry, unless it says already what is wrong with the entry', () => {
    const { part, problems } = partOf([{}, 7, { name: {} }, { name: '' }, { name: 5 }]);
    expect(part.list().map((entry) => entry.ownName())).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      '5',
    ]);
    expect(problems().map(({ path, code }) => `${path} ${code}`)).toEqual([
      '[0].name missing',
      '[1] wrong-type',
      '[2].name wrong-type',
      '[3].name missing',
    ]);
  });

  it('reads a number that is written as text as nmstate does, and no other', () => {
    expect([1500, '1500', '', '1500 ', '1.5', 1.5, true].map(asWhole)).toEqual([
      1500,
      1500,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('facts of an object that was read in part', () => {
  const facts = (spec: unknown) =>
    readObject({ metadata: { name: 'n' }, spec }, (object, { name }): Identity => {
      for (const entry of object.at('spec', 'list').list()) entry.at('size').read(asInteger);
      return { name, namespace: '' };
    }).facts;

  it('say which places could not be read, below and above the one that is asked for', () => {
    expect(facts({ list: [{ size: 1 }] })).toEqual({ name: 'n', namespace: '' });
    const deep = facts({ list: [{}, { size: 'x' }] });
    expect(unreadAt(deep)).toBe('spec.list[1].size');
    expect(unreadAt(deep, 'spec.list')).toBe('spec.list[1].size');
    expect(unreadAt(deep, 'spec.list[1].size')).toBe('spec.list[1].size');
    expect(unreadAt(deep, 'spec.lis')).toBeUndefined();
    expect(unreadAt(deep, 'spec.list[1].si')).toBeUndefined();
    expect(unreadAt(facts(7), 'spec.list')).toBe('spec');
    expect(unreadAt(undefined)).toBeUndefined();
  });

  it('stay small however much could not be read, and forget none of it', () => {
    const much = facts({ list: Array.from({ length: 100 }, () => ({ size: 'x' })) });
    expect(much?.unread).toEqual(['spec']);
    expect(unreadAt(much, 'spec.list[99].size')).toBe('spec');
  });
});

const bond = { mode: 'active-backup', port: ['eno1', { name: 'eno2' }] };
const interfaces = [
  {
    name: 'br1',
    type: 'ovs-bridge',
    bridge: {
      options: { stp: { enabled: false } },
      port: [
        { name: 'bond1', 'link-aggregation': bond },
        {
          name: 'eno3',
          vlan: { mode: 'trunk', 'trunk-tags': [{ id: 5 }, { 'id-range': { min: 7, max: 9 } }] },
        },
      ],
    },
  },
  {
    name: 'bond0.7',
    type: 'vlan',
    vlan: { 'base-iface': 'bond0', id: 7 },
    ipv4: { dhcp: true, address: [{ ip: '192.0.2.7' }] },
    ipv6: { autoconf: true, address: [{ ip: '2001:db8::7' }] },
  },
  { name: 'bond0', type: 'bond', 'link-aggregation': bond },
  {
    name: 'eno1',
    type: 'ethernet',
    ethernet: { speed: 25000, 'sr-iov': { vfs: [{}] } },
    lldp: {
      enabled: true,
      neighbors: [[{ 'system-name': 'leaf-1' }, { 'ieee-802-1-vlans': [{ vid: 7 }] }]],
    },
  },
  { name: 'patch-1', type: 'ovs-interface', patch: { peer: 'patch-2' } },
];
const ovn = { 'bridge-mappings': [{ localnet: 'vmdata', bridge: 'br1' }] };
const conditions = [
  { type: 'Ready', status: 'True' },
  { type: 'Available', status: 'True' },
];
const expressions = [{ key: 'zone', operator: 'In', values: ['a'] }];
const machine = {
  nodeSelector: { zone: 'a' },
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: expressions, matchFields: expressions }],
      },
    },
  },
  tolerations: [{ key: 'a', operator: 'Exists' }],
  domain: {
    devices: {
      interfaces: [
        { name: 'lan', bridge: {} },
        { name: 'fast', binding: { name: 'vdpa' } },
      ],
    },
  },
  networks: [
    { name: 'lan', multus: { networkName: 'vlan-7' } },
    { name: 'fast', pod: {} },
  ],
};

/** What each kind keeps in objects and lists, with every such field that its reader looks at. */
const whole: Readonly<Record<Kind, object>> = {
  node: {
    spec: { taints: [{ key: 'a', effect: 'NoSchedule' }] },
    status: { conditions, addresses: [{ type: 'InternalIP', address: '192.0.2.11' }] },
  },
  namespace: {},
  project: {},
  nns: {
    status: {
      currentState: {
        interfaces,
        ovn,
        routes: {
          running: [{ destination: '0.0.0.0/0', 'next-hop-interface': 'br-ex' }],
          config: [{ destination: '::/0', 'next-hop-interface': 'eno9' }],
        },
      },
    },
  },
  nncp: {
    spec: { nodeSelector: { zone: 'a' }, maxUnavailable: 1, desiredState: { interfaces, ovn } },
    status: { conditions },
  },
  nnce: { status: { conditions, policyGeneration: 3, retryCount: { 3: 2 } } },
  nad: { spec: { config: '{}' } },
  cudn: {
    spec: {
      namespaceSelector: { matchLabels: { zone: 'a' }, matchExpressions: expressions },
      network: {
        topology: 'Localnet',
        localnet: {
          physicalNetworkName: 'vmdata',
          vlan: { mode: 'Access', access: { id: 7 } },
          ipam: { mode: 'Disabled' },
        },
      },
    },
    status: { conditions },
  },
  vm: { spec: { template: { spec: machine } }, status: { conditions } },
  vmi: {
    spec: machine,
    status: { conditions, interfaces: [{ name: 'lan', ipAddresses: ['192.0.2.9'] }] },
  },
};

const metadata = {
  name: 'n',
  namespace: 'a',
  generation: 3,
  labels: { 'nmstate.io/node': 'n', 'nmstate.io/policy': 'p' },
  annotations: { 'vlan-networks.io/description': 'Storage' },
  ownerReferences: [{ kind: 'ClusterUserDefinedNetwork', name: 'lan' }],
};

const isContainer = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;

/** Every object and list inside a value, as paths. */
const containersIn = (value: unknown): readonly (readonly string[])[] =>
  isContainer(value)
    ? Object.entries(value).flatMap(([key, inner]) =>
        isContainer(inner) ? [[key], ...containersIn(inner).map((path) => [key, ...path])] : [],
      )
    : [];

const replaced = (value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown => {
  if (key === undefined) return by;
  const entries = Object.entries(value ?? {}).map(([name, inner]): [string, unknown] => [
    name,
    name === key ? replaced(inner, rest, by) : inner,
  ]);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
};

const isListAt = (value: unknown, [key, ...rest]: readonly string[]): boolean => {
  if (key === undefined) return Array.isArray(value);
  const inner = Object.entries(value ?? {}).find(([name]) => name === key);
  return isListAt(inner?.[1], rest);
};

describe.each(kinds)('in place of any object or list of a %s', (kind) => {
  const { read } = kindRegistry[kind];
  const object = { metadata, ...whole[kind] };
  const places = containersIn(object).filter((path) => path.length > 1 || path[0] !== 'metadata');

  it('whatever JSON stands is read, or named as what could not be read', () => {
    expect(read(object).problems).toEqual([]);
    const facts = JSON.stringify(read(object).facts);
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>(7, '', 'zip', true, {}, [])),
        (path, by) => {
          fc.pre(by !== null && (!isContainer(by) || Array.isArray(by) !== isListAt(object, path)));
          const without = JSON.stringify(read(replaced(object, path, undefined)).facts);
          // Not looked at at all: nothing to be read wrongly.
          fc.pre(without !== facts);
          const damaged = read(replaced(object, path, by));
          const told = damaged.facts === undefined || unreadAt(damaged.facts) !== undefined;
          if (damaged.problems.length > 0) expect(told).toBe(true);
          else expect(JSON.stringify(damaged.facts)).not.toBe(without);
        },
      ),
      { numRuns: 150 },
    );
  });
});
