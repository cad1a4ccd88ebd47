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

  constructor(
    value: unknown,
    readonly path: string,
    readonly problems: Map<string, ReadProblem>,
  ) {
    this.value = value ?? undefined;
  }

  /** What is there, read by `as`, which answers `undefined` for what it cannot read. */
  read<T>(as: (value: unknown) => T | undefined): T | undefined {
    const found = as(this.value);
    if (found === undefined && this.value !== undefined) this.note('wrong-type');
    return found;
  }

  at(...keys: readonly string[]): Part {
    return keys.reduce<Part>(
      (part, key) =>
        new Part(
          part.object()?.[key],
          part.path === '' ? key : `${part.path}.${key}`,
          this.problems,
        ),
      this,
    );
  }

  object(): JsonObject | undefined {
    return this.read(asObject);
  }

  list(): readonly Part[] {
    return (this.read(asList) ?? []).map(
      (entry, index) => new Part(entry, `${this.path}[${String(index)}]`, this.problems),
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
    const isNamed = [this, place].some(({ path }) => this.problems.has(path));
    if (name === undefined && !isNamed) place.note('missing');
    return name;
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
