import fc from 'fast-check';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

import { admitDraft } from '../cluster/admitDraft';
import type { KubeObject } from '../cluster/api';
import { ApiFailure } from '../cluster/apiFailure';
import { copyJson, isRecord } from '../cluster/jsonValue';
import { loadCrds } from '../cluster/loadCrds';
import { TypeRegistry } from '../cluster/typeRegistry';
import { refusedChanges } from './refusedChanges';
import { samples } from './samples';

type Path = (string | number)[];

/** Upstream's own definitions, where they are at hand. */
const upstreamFolder = resolve(process.env.VLAN_NETWORKS_CRDS ?? '../shared/crds');
const withUpstream = existsSync(upstreamFolder) ? describe : describe.skip;

function registry(folder?: string): TypeRegistry {
  const types = new TypeRegistry();
  for (const crd of loadCrds(folder)) types.define(crd);
  return types;
}

/** Why an object is refused, or '' when it is accepted. */
function verdict(types: TypeRegistry, object: KubeObject): string {
  const served = types.byKind(object.apiVersion, object.kind);
  if (!served) return `${object.apiVersion} ${object.kind} is not served`;
  try {
    admitDraft(copyJson(object), served, new URLSearchParams());
    return '';
  } catch (problem) {
    if (problem instanceof ApiFailure) return problem.message;
    throw problem;
  }
}

function sample(name: string): KubeObject {
  const found = samples[name];
  if (!found) throw new Error(`no sample ${name}`);
  return copyJson(found);
}

function changed(name: string, path: Path, value: unknown): KubeObject {
  const object = sample(name);
  let parent: unknown = object;
  for (const key of path.slice(0, -1))
    parent = isRecord(parent) || Array.isArray(parent) ? Reflect.get(parent, key) : undefined;
  const last = path.at(-1) ?? '';
  if (!isRecord(parent) && !Array.isArray(parent))
    throw new Error(`${name} has no ${path.join('.')}`);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else Reflect.set(parent, last, value);
  return object;
}

/** Every place below spec and status. */
function places(value: unknown, path: Path = []): Path[] {
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item, i) => [i, item])
    : isRecord(value)
      ? Object.entries(value).filter(
          ([key]) => path.length > 0 || key === 'spec' || key === 'status',
        )
      : [];
  return entries.flatMap(([key, child]) => [[...path, key], ...places(child, [...path, key])]);
}

const own = registry();
const names = Object.keys(samples);
const changes = refusedChanges.map(([name, path, value]) => ({
  name,
  path,
  value,
  text: `${path.join('.')} = ${value === undefined ? 'nothing' : JSON.stringify(value)}`,
}));

describe('the own definitions', () => {
  test.each(names)('accept the sample %s', (name) => {
    expect(verdict(own, sample(name))).toBe('');
  });

  test.each(names)('drop nothing of the sample %s', (name) => {
    const object = sample(name);
    const served = own.byKind(object.apiVersion, object.kind);
    expect(served && admitDraft(object, served, new URLSearchParams())).toEqual([]);
  });

  test.each(changes)('refuse $name with $text', ({ name, path, value }) => {
    expect(verdict(own, changed(name, path, value))).not.toBe('');
  });

  test('know each kind in every version that the product reads', () => {
    const kinds = [
      ...names.map((name) => `${sample(name).apiVersion} ${sample(name).kind}`),
      'nmstate.io/v1beta1 NodeNetworkConfigurationPolicy',
    ];
    const missing = kinds.filter((text) => {
      const [apiVersion = '', kind = ''] = text.split(' ');
      return !own.byKind(apiVersion, kind);
    });
    expect(missing).toEqual([]);
  });
});

withUpstream("the own definitions beside upstream's", () => {
  const upstream = existsSync(upstreamFolder) ? registry(upstreamFolder) : own;

  test.each(names)('upstream accepts the sample %s', (name) => {
    expect(verdict(upstream, sample(name))).toBe('');
  });

  test.each(changes)('upstream refuses $name with $text as well', ({ name, path, value }) => {
    expect(verdict(upstream, changed(name, path, value))).not.toBe('');
  });

  test.each(names)('%s has the same scope, names and status subresource', (name) => {
    const { apiVersion, kind } = sample(name);
    const facts = (types: TypeRegistry) => {
      const served = types.byKind(apiVersion, kind);
      return (
        served && {
          plural: served.type.plural,
          singular: served.type.singular,
          listKind: served.type.listKind,
          namespaced: served.type.namespaced,
          shortNames: served.type.shortNames,
          hasStatus: served.version.hasStatus,
        }
      );
    };
    expect(facts(own)).toEqual(facts(upstream));
  });

  test.each(names)('nothing that upstream accepts of a changed %s is refused', (name) => {
    const junk = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<unknown>('', 'abc', 0, 1, 4095, 70000, [], {}, null, true, undefined),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places(sample(name))), junk, (path, value) => {
        const object = changed(name, path, value);
        fc.pre(verdict(upstream, object) === '');
        expect(verdict(own, object)).toBe('');
      }),
      { numRuns: 300, maxSkipsPerRun: 1000 },
    );
  });

  const closed = [
    'NodeNetworkState',
    'NodeNetworkConfigurationPolicy',
    'NodeNetworkConfigurationEnactment',
    'NetworkAttachmentDefinition',
    'MultiNetworkPolicy',
    'ClusterUserDefinedNetwork',
  ];
  test.each(closed)('what upstream refuses of a changed %s is refused', (name) => {
    const junk = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<unknown>('', 'abc', 0, 1, 4095, 70000, [], {}, null, true, undefined),
    );
    fc.assert(
      fc.property(fc.constantFrom(...places(sample(name))), junk, (path, value) => {
        const object = changed(name, path, value);
        expect(verdict(own, object) === '').toBe(verdict(upstream, object) === '');
      }),
      { numRuns: 500 },
    );
  });
});
