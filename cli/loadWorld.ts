import { Inventory } from '../src/core/inventory/inventory';
import type { Change } from '../src/core/inventory/inventory';
import { sameFacts } from '../src/core/inventory/sameFacts';
import { kindRegistry, kinds } from '../src/core/kinds/kindRegistry';
import type { FactsByKind, Kind } from '../src/core/kinds/kindRegistry';
import { keyOf } from '../src/core/kinds/read';
import type { Read } from '../src/core/kinds/read';
import { createWorld } from '../src/core/networks/createWorld';
import type { World } from '../src/core/networks/world';
import { asName, asObject, asString, at } from '../src/core/values/json';
import type { JsonObject } from '../src/core/values/json';
import { sayDoctor } from '../src/words/doctor';
import { groupOf, objectsIn } from './objectsIn';
import type { RawObject } from './misleading';
import type { ParsedFile } from './parseDocuments';
import type { Place, Unusable } from './unusable';

export interface Loaded {
  world: World;
  /** Kinds of which the files hold neither an object nor a list: unknown, not empty. */
  notListed: ReadonlySet<Kind>;
  unusable: readonly Unusable[];
  /** Fields that could not be read in objects that were used. */
  partly: readonly Unusable[];
  /** Attachments and policies as the files have them, for what their facts leave out. */
  raw: readonly RawObject[];
  used: number;
  /** Objects of kinds that play no part. */
  others: number;
}

export interface SourceFile extends ParsedFile {
  file: string;
}

const kindFor = (group: string, kind: string): Kind | undefined =>
  kinds.find(
    (known) => kindRegistry[known].gvk.group === group && kindRegistry[known].gvk.kind === kind,
  );

/**
 * Groups of other projects that have a kind of the same name: OpenShift's configuration (openshift/api config/v1), Longhorn, Rancher, VMware's VM
 * Operator, Crossplane's and Google's resources. Their objects are named all the same, because any other group is a slip of the hand.
 */
const OF_OTHERS: Readonly<Record<string, RegExp>> = {
  Node: /^(config\.openshift\.io|longhorn\.io|management\.cattle\.io)$/,
  Project:
    /(^config\.openshift\.io|^management\.cattle\.io|\.cnrm\.cloud\.google\.com|\.upbound\.io)$/,
  VirtualMachine: /(^vmoperator\.vmware\.com|\.upbound\.io)$/,
};

const isOfAnother = (kind: string, group: string): boolean => OF_OTHERS[kind]?.test(group) ?? false;

const nameIn = (object: JsonObject): string => asName(at(object, 'metadata', 'name')) ?? '';

/** The cause that the core gives a kind that was not read; the report says instead that the files do not hold it. */
const NOT_IN_FILES = { status: 'failed', reason: '' } as const;

class Loader {
  readonly unusable: Unusable[] = [];
  readonly partly: Unusable[] = [];
  private readonly puts = new Map<string, { change: Change; file: string; facts: unknown }>();
  private readonly raw = new Map<string, RawObject>();
  private readonly listed = new Set<Kind>();
  private others = 0;

  document(value: unknown, place: Place): void {
    const { objects, listed: list } = objectsIn(value);
    const listed = list && kindFor(list.group, list.kind);
    if (listed !== undefined) this.listed.add(listed);
    for (const [index, object] of objects.entries()) {
      const item = sayDoctor('item', { index: index + 1 });
      const part = [place.part ?? [], objects.length > 1 ? item : []].flat().join(', ');
      this.object(object, part === '' ? place : { ...place, part });
    }
  }

  private object(value: unknown, place: Place): void {
    const object = asObject(value);
    if (object === undefined) {
      const text = sayDoctor('notAnObject', { found: JSON.stringify(value).slice(0, 40) });
      this.unusable.push({ ...place, text, fatal: true });
      return;
    }
    const name = asString(object.kind);
    if (name === undefined) {
      // A folder of a repository holds values files and the like: named, and no fault.
      this.unusable.push({ ...place, text: sayDoctor('noKind'), fatal: false });
      return;
    }
    const apiVersion = asString(object.apiVersion) ?? '';
    if (apiVersion === '') {
      // One of our kinds was meant to be read; of another, nobody can say what it is.
      const isOurs = kinds.some((known) => kindRegistry[known].gvk.kind === name);
      const text = sayDoctor('noApiVersion', { kind: name });
      this.unusable.push({ ...place, text, fatal: isOurs });
      return;
    }
    const kind = kindFor(groupOf(apiVersion), name);
    if (kind === undefined) this.other(object, name, apiVersion, place);
    else this.put(kind, kindRegistry[kind].read(object), place, object);
  }

  /** Counts an object of a kind that plays no part, and names one that may have been meant for one that does. */
  private other(object: JsonObject, name: string, apiVersion: string, place: Place): void {
    const isOurList =
      name === 'List' || kindFor(groupOf(apiVersion), name.replace(/List$/, '')) !== undefined;
    if (isOurList && object.items === undefined) {
      this.unusable.push({ ...place, text: sayDoctor('noItems', { kind: name }), fatal: true });
      return;
    }
    this.others += 1;
    const namesakes = kinds.filter((known) => kindRegistry[known].gvk.kind === name);
    if (namesakes.length === 0) return;
    const text = sayDoctor('otherGroup', { kind: name, name: nameIn(object), apiVersion });
    this.unusable.push({ ...place, text, fatal: !isOfAnother(name, groupOf(apiVersion)) });
  }

  private put(
    kind: Kind,
    { facts, problems }: Read<FactsByKind[Kind]>,
    place: Place,
    object: unknown,
  ): void {
    const noun = kindRegistry[kind].gvk.kind;
    this.listed.add(kind);
    if (facts === undefined) {
      const isThere = problems.find(({ found }) => found !== undefined);
      const path = problems.map((problem) => problem.path).join(', ');
      const text =
        isThere?.found === undefined
          ? sayDoctor('notIdentified', { kind: noun, path })
          : sayDoctor('notText', { kind: noun, path: isThere.path, found: isThere.found });
      this.unusable.push({ ...place, text, fatal: true });
      return;
    }
    const name = keyOf(facts);
    if (kindRegistry[kind].gvk.namespaced && facts.namespace === '') {
      // Legitimate in Git, where the namespace comes from the kustomization or from who applies it.
      const text = sayDoctor('noNamespace', { kind: noun, name });
      this.partly.push({ ...place, text, fatal: false });
    }
    for (const { path, code } of problems) {
      // What is no JSON inside a NAD is a finding, not a fault of the file.
      if (code === 'not-json') continue;
      this.partly.push({
        ...place,
        text: sayDoctor('inPart', { kind: noun, name, path }),
        fatal: false,
      });
    }
    const id = `${kind} ${name}`;
    const before = this.puts.get(id);
    if (before !== undefined && !sameFacts(before.facts, facts)) {
      const text = sayDoctor('twice', { kind: noun, name, file: before.file });
      this.partly.push({ ...place, text, fatal: false });
    }
    if (kind === 'nad' || kind === 'nncp') this.raw.set(id, { kind, key: name, object });
    this.puts.set(id, { change: { type: 'put', kind, facts } as Change, file: place.file, facts });
  }

  result(): Loaded {
    const world = createWorld(new Inventory());
    const notListed = new Set(kinds.filter((kind) => !this.listed.has(kind)));
    world.apply([
      ...[...this.puts.values()].map(({ change }) => change),
      ...kinds.map((kind): Change => ({
        type: 'state',
        kind,
        namespace: '',
        state: notListed.has(kind) ? NOT_IN_FILES : { status: 'loaded' },
      })),
    ]);
    return {
      world,
      notListed,
      unusable: this.unusable,
      partly: this.partly,
      raw: [...this.raw.values()],
      used: this.puts.size,
      others: this.others,
    };
  }
}

/** Reads the objects of the files with the readers of the product. An object that is there twice counts as it is in the last file. */
export const loadWorld = (files: readonly SourceFile[]): Loaded => {
  const loader = new Loader();
  for (const { file, documents, unusable } of files) {
    loader.unusable.push(...unusable);
    for (const { value, ...where } of documents) loader.document(value, { file, ...where });
  }
  return loader.result();
};
