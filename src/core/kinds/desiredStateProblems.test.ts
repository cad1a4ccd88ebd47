import fc from 'fast-check';
import {
  desiredMapping,
  desiredBridge,
  goodState,
  withInterfaces,
  withMappings,
} from '../../../dev/fixtures/desiredStates';
import { desiredStateProblems } from './desiredStateProblems';

test('what we write has no problem', () => {
  expect(desiredStateProblems(goodState)).toEqual([]);
  expect(desiredStateProblems(withMappings(desiredMapping('tenant', 'br-ex')))).toEqual([]);
  expect(desiredStateProblems(withMappings({ localnet: 'tenant', state: 'absent' }))).toEqual([]);
});

test('no JSON makes it throw, whatever stands where', () => {
  const odd = fc.jsonValue({ maxDepth: 3 });
  const entry = fc.record(
    { name: odd, type: odd, state: odd, bridge: odd, 'link-aggregation': odd },
    { requiredKeys: [] },
  );
  const shaped = fc.record({
    interfaces: fc.array(fc.oneof(odd, entry)),
    ovn: fc.record({ 'bridge-mappings': fc.oneof(odd, fc.array(fc.dictionary(fc.string(), odd))) }),
    'ovs-db': odd,
  });
  fc.assert(
    fc.property(fc.oneof(odd, shaped), (desired) => {
      expect(Array.isArray(desiredStateProblems(desired))).toBe(true);
    }),
  );
});

test('whatever is no object has none either: the API server refuses it', () => {
  for (const value of [undefined, null, 7, 'x', []])
    expect(desiredStateProblems(value)).toEqual([]);
});

type Case = [string, unknown, string, Record<string, unknown>];

describe('nmstate takes without a word, and we refuse', () => {
  test.each<Case>([
    [
      'an interface of the cluster’s own bridge',
      withInterfaces({ name: 'br-ex', type: 'ovs-interface', mtu: 9000 }),
      'state-br-ex',
      {},
    ],
    ['an empty section ovs-db', { ...goodState, 'ovs-db': {} }, 'state-ovs-db', {}],
    ...['a'.repeat(20), 'br data', 'br/data'].map((name): Case => [
      `an interface named ${name}`,
      withInterfaces(desiredBridge(name, [{ name: 'ens224' }])),
      'state-interface-name',
      { name },
    ]),
    [
      'an interface described twice',
      withInterfaces(
        { name: 'ens224', type: 'ethernet' },
        { name: 'ens224', type: 'ethernet', mtu: 9000 },
      ),
      'state-interface-repeated',
      { name: 'ens224' },
    ],
  ])('%s', (_, desired, code, params) => {
    expect(desiredStateProblems(desired)).toEqual([{ code, params }]);
  });
});

describe('nmstate refuses on every node, and so do we before it is written', () => {
  test.each<Case>([
    [
      'an unknown key at the top',
      { ...goodState, bridges: [] },
      'state-key-unknown',
      { key: 'bridges', place: 'desiredState' },
    ],
    [
      'an unknown key of an interface',
      withInterfaces({ name: 'ens224', type: 'ethernet', speed: 1 }),
      'state-key-unknown',
      { key: 'speed', place: 'ens224' },
    ],
    [
      'an unknown key of ovn',
      { ovn: { mappings: [] } },
      'state-key-unknown',
      { key: 'mappings', place: 'ovn' },
    ],
    [
      'bridge mappings under ovs-db',
      { 'ovs-db': { external_ids: { 'ovn-bridge-mappings': 'vmdata:br-vmdata' } } },
      'state-ovs-db-mappings',
      {},
    ],
  ])('%s', (_, desired, code, params) => {
    expect(desiredStateProblems(desired)).toEqual([{ code, params }]);
  });
});
