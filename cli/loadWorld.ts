import { Inventory } from '../src/core/inventory/inventory';
import type { Change } from '../src/core/inventory/inventory';
import { sameFacts } from '../src/core/inventory/sameFacts';
import { kindRegistry, kinds } from '../src/core/kinds/kindRegistry';
import type { FactsByKind, Kind } from '../src/core/kinds/kindRegistry';
import { keyOf } from '../src/core/kinds/read';
import type { Read } from '../src/core/kinds/read';
import type { ReadProblem } from '../src/core/kinds/readProblem';
import { createWorld } from '../src/core/networks/createWorld';
import type { World } from '../src/core/networks/world';
import { asName, asObject, asString, at } from '../src/core/values/json';
import type { JsonObject } from '../src/core/values/json';
import { sayDoctor } from '../src/words/doctor';
import { isGroupOfOurs, meantKind, sayGroupKind } from './meantKind';
import type { RawObject } from './misleading';
import { groupOf, objectsIn } from './objectsIn';
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

const nameIn = (object: JsonObject): string => asName(at(object, 'metadata', 'name')) ?? '';

const shown = (value: unknown): string => JSON.stringify(value).slice(0, 40);

/** Why an object has no name and namespace by which it could be told from others. */
const sayUnidentified = (kind: string, problems: readonly ReadProblem[]): string => {
  const isThere = problems.find(({ found }) => found !== undefined);
  const path = problems.map((problem) => problem.path).join(', ');
  if (isThere?.found === undefined) return sayDoctor('notIdentified', { kind, path });
  const { path: place, found } = isThere;
  return sayDoctor(place === 'metadata' ? 'notObject' : 'notText', { kind, path: place, found });
};

/** Lists within lists that are unpacked; nobody writes more of them than two. */
const MOST_LISTS = 8;

const isListLike = (value: unknown): boolean => Array.isArray(value) || objectsIn(value).areItems;

/** The cause that the core gives a kind that was not read; the report says instead that the files do not hold it. */
const NOT_IN_FILES = { status: 'failed', reason: '' } as const;

class Loader {
  readonly unusable: Unusable[] = [];
  readonly partly: Unusable[] = [];
  private readonly puts = new Map<string, { change: Change; file: string; facts: unknown }>();
  private readonly raw = new Map<string, RawObject>();
  private readonly listed = new Set<Kind>();
  private others = 0;

  /** Uses the objects of a document, those of lists within lists as well. */
  document(value: unknown, place: Place, depth = 0): void {
    const { objects, areItems, listed: list } = objectsIn(value);
    const listed = list && meantKind(list.kind, list.group);
    if (listed?.is === 'exact') this.listed.add(listed.kind);
    else if (listed?.is === 'slip' && objects.length === 0) this.slip(value, listed.kind, place);
    for (const [index, object] of objects.entries()) {
      const item = sayDoctor('item', { index: index + 1 });
      const part = [place.part ?? [], objects.length > 1 ? item : []].flat().join(', ');
      const here = part === '' ? place : { ...place, part };
      if (object === value || !isListLike(object)) this.object(object, here, areItems);
      else if (depth < MOST_LISTS) this.document(object, here, depth + 1);
      else this.unusable.push({ ...here, text: sayDoctor('tooDeep'), fatal: true });
    }
  }

  private object(value: unknown, place: Place, isItem: boolean): void {
    const object = asObject(value);
    const refuse = (text: string, fatal: boolean): void => {
      this.unusable.push({ ...place, text, fatal });
    };
    if (object === undefined) {
      refuse(sayDoctor('notAnObject', { found: shown(value) }), true);
      return;
    }
    const name = asString(object.kind) ?? '';
    const apiVersion = asString(object.apiVersion) ?? '';
    if (name === '') {
      const isNamed = (object.kind ?? '') !== '';
      const text = isNamed
        ? sayDoctor('badKind', { found: shown(object.kind) })
        : sayDoctor('noKind');
      // A folder of a repository holds values files, charts and the like: named, and no fault.
      refuse(text, isItem || isGroupOfOurs(groupOf(apiVersion)));
      return;
    }
    if (apiVersion === '') {
      const found = object.apiVersion ?? '';
      const text =
        found === ''
          ? sayDoctor('noApiVersion', { kind: name })
          : sayDoctor('notText', { kind: name, path: 'apiVersion', found: shown(found) });
      // One of our kinds was meant to be read; of another, nobody can say what it is.
      refuse(text, meantKind(name, undefined) !== undefined);
      return;
    }
    const meant = meantKind(name, groupOf(apiVersion));
    if (meant?.is !== 'exact') this.other(object, name, apiVersion, place);
    else this.put(meant.kind, kindRegistry[meant.kind].read(object), place, object);
  }

  /** Counts an object of a kind that plays no part, and names one that may have been meant for one that does. */
  private other(object: JsonObject, name: string, apiVersion: string, place: Place): void {
    const group = groupOf(apiVersion);
    const isList = /list$/i.test(name) && object.items === undefined;
    const items = isList ? meantKind(name.replace(/list$/i, ''), group) : undefined;
    if (name === 'List' || items?.is === 'exact') {
      this.unusable.push({ ...place, text: sayDoctor('noItems', { kind: name }), fatal: true });
      return;
    }
    this.others += 1;
    const meant = items ?? meantKind(name, group);
    if (meant?.is === 'slip') this.slip(object, meant.kind, place);
    else if (meant !== undefined) {
      const text = sayDoctor('otherGroup', { kind: name, name: nameIn(object), apiVersion });
      this.unusable.push({ ...place, text, fatal: false });
    }
  }

  /** Names something that is of no kind of ours by a slip of the hand. */
  private slip(value: unknown, kind: Kind, place: Place): void {
    const object = asObject(value) ?? {};
    const text = sayDoctor('slip', {
      object: [object.kind, nameIn(object)].filter((part) => part !== '').join(' '),
      apiVersion: asString(object.apiVersion) ?? '',
      meant: sayGroupKind(kind, /list$/i.test(asString(object.kind) ?? '')),
    });
    this.unusable.push({ ...place, text, fatal: true });
  }

  private put(
    kind: Kind,
    { facts, problems }: Read<FactsByKind[Kind]>,
    place: Place,
    object: unknown,
  ): void {
    const noun = kindRegistry[kind].gvk.kind;
    this.listed.add(kind);
    const isNamespaced = kindRegistry[kind].gvk.namespaced;
    const badPlace = problems.find(({ path }) => isNamespaced && path === 'metadata.namespace');
    if (facts === undefined || badPlace !== undefined) {
      const text = sayUnidentified(noun, badPlace === undefined ? problems : [badPlace]);
      this.unusable.push({ ...place, text, fatal: true });
      return;
    }
    const name = keyOf(facts);
    if (isNamespaced && facts.namespace === '') {
      // Legitimate in Git, where the namespace comes from the kustomization or from who applies it.
      const text = sayDoctor('noNamespace', { kind: noun, name });
      this.partly.push({ ...place, text, fatal: false });
    }
    for (const { path, code, found = '' } of problems) {
      // What is no JSON inside a NAD is a finding, not a fault of the file.
      if (code === 'not-json') continue;
      const text = sayDoctor(`inPart.${code}`, { kind: noun, name, path, found });
      this.partly.push({ ...place, text, fatal: false });
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
