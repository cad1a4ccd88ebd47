import { asName, asObject } from '../values/json';
import type { JsonObject } from '../values/json';
import { problem } from './readProblem';
import type { ReadProblem } from './readProblem';

const asList = (value: unknown): readonly unknown[] | undefined =>
  Array.isArray(value) ? (value as readonly unknown[]) : undefined;

/** Numbers as text are taken as well, as nmstate takes them (`option_u32_or_string` of its deserializer). */
export const asWhole = (value: unknown): number | undefined => {
  const whole = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof whole === 'number' && Number.isInteger(whole) ? whole : undefined;
};

/**
 * A place in an object that is being read. What is not there is read as nothing, and so is `null`, as Kubernetes reads it. What is there and
 * is not what was asked for is read as nothing, too, but named among the problems, so that nobody takes it for absent.
 */
export class Part {
  readonly value: unknown;

  readonly problems: Map<string, ReadProblem>;
  private readonly key: string | number;
  private readonly parent: Part | undefined;

  constructor(
    value: unknown,
    key: string | number,
    problems: Map<string, ReadProblem>,
    parent?: Part,
  ) {
    this.value = value ?? undefined;
    this.problems = problems;
    this.key = key;
    this.parent = parent;
  }

  /** Put together when asked for: hardly any of the places of 50,000 machines has a problem. */
  get path(): string {
    const outer = this.parent?.path ?? '';
    if (typeof this.key === 'number') return `${outer}[${String(this.key)}]`;
    return outer === '' ? this.key : `${outer}.${this.key}`;
  }

  /** What is there, read by `as`, which answers `undefined` for what it cannot read. */
  read<T>(as: (value: unknown) => T | undefined): T | undefined {
    const found = as(this.value);
    if (found === undefined && this.value !== undefined) this.note('wrong-type');
    return found;
  }

  at(...keys: readonly string[]): Part {
    return keys.reduce<Part>((part, key) => part.child(key), this);
  }

  private child(key: string): Part {
    return new Part(
      this.value === undefined ? undefined : this.object()?.[key],
      key,
      this.problems,
      this,
    );
  }

  object(): JsonObject | undefined {
    return this.read(asObject);
  }

  list(): readonly Part[] {
    return (this.read(asList) ?? []).map(
      (entry, index) => new Part(entry, index, this.problems, this),
    );
  }

  /** A name, whatever YAML made of it; an empty one is none. */
  name(): string | undefined {
    return this.read((value) => (value === '' ? '' : asName(value))) || undefined;
  }

  /** The name without which an entry says nothing, so that it is missed where it is not there. */
  ownName(key = 'name'): string | undefined {
    const place = this.at(key);
    const name = place.name();
    if (name !== undefined) return name;
    const isNamed = [this, place].some(({ path }) => this.problems.has(path));
    if (!isNamed) place.note('missing');
    return undefined;
  }

  /** Misses a place that its writer always fills; not where what it is in could not be read anyhow. */
  miss(): void {
    if (this.value !== undefined) return;
    if (![...this.problems.keys()].some((path) => this.path.startsWith(path))) this.note('missing');
  }

  /** Values of a map such as labels. Kubernetes decodes a value that is left open (`key:`) as the empty text. */
  texts(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(this.object() ?? {}).flatMap(([key, value]) => {
        const text = value === null ? '' : this.at(key).read((it) => (it === '' ? '' : asName(it)));
        return text === undefined ? [] : [[key, text]];
      }),
    );
  }

  note(code: ReadProblem['code'], found = this.value): void {
    this.problems.set(this.path, problem(this.path, code, code === 'missing' ? undefined : found));
  }
}
