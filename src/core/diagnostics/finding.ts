import type { Kind } from '../kinds/kindRegistry';
import type { Intent } from '../intents/intent';
import type { Scope, Subject } from '../inventory/subject';
import type { World } from '../networks/world';

export type Severity = 'critical' | 'error' | 'warning' | 'info';

/** A place in an object that shows the problem. */
export interface Evidence {
  kind: Kind;
  key: string;
  /** Field path inside the object. */
  path: string;
  /** What is there, shortened. */
  found?: string;
}

/** One diagnosed problem. Data only: the words are in the catalogue, keyed by code, with `params` filled in. */
export interface Finding {
  /** `CODE:scope:key`, plus what tells several of one subject apart. */
  id: string;
  code: string;
  severity: Severity;
  subject: Subject;
  /** Other subjects that the problem is seen at. */
  related: readonly Subject[];
  evidence: readonly Evidence[];
  params: Readonly<Record<string, string | number>>;
  /** What would mend it, where the plan engine can. */
  remedy?: Intent;
}

/** A rule of the catalogue. `check` runs for one subject; it is not called while a kind of `needs` is unknown. */
export interface Rule {
  code: string;
  severity: Severity;
  scope: Scope;
  needs: readonly Kind[];
  check: (subject: string, world: World) => readonly Finding[];
}
