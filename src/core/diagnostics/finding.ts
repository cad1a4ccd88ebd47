import type { Kind } from '../kinds/kindRegistry';
import type { Intent } from '../intents/intent';
import type { UnknownReason } from '../inventory/loadState';
import type { Scope, Subject, Touched } from '../inventory/subject';
import type { World } from '../networks/world';

export type Severity = 'critical' | 'error' | 'warning' | 'info';

/** The links of a chain, from the switch to the VM. */
export type HopName =
  'switch' | 'uplink' | 'bridge' | 'mapping' | 'localnet' | 'network' | 'attachment' | 'nic';

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
  /** Other subjects that the problem is seen at; all nodes are among them, except for findings of a single VM. */
  related: readonly Subject[];
  evidence: readonly Evidence[];
  /** `variant` picks the wording where one code has several causes. Lists of names are shortened, so count with `count`. */
  params: Readonly<Record<string, string | number>>;
  /** The link of the chain that is broken, where the problem is in a chain. */
  hop?: HopName;
  /** What would mend it, where the plan engine can. */
  remedy?: Intent;
}

/** What was found so far: what a rule looks at to tell a cause from a consequence. */
export interface Found {
  /** Findings of one code at one subject. */
  at(code: string, subject: string): readonly Finding[];
}

/** A rule of the catalogue. `check` runs for one subject; it is not called while a kind of `needs` is unknown. */
export interface Rule {
  code: string;
  /** The severity of the code; a finding may be milder or graver where the rule's documentation says so. */
  severity: Severity;
  scope: Scope;
  needs: readonly Kind[];
  check: (subject: string, world: World) => readonly Finding[];
  /**
   * A problem found is a problem whatever else is unread, because the check itself looks at what is known of each object. So it runs even
   * while a kind of `needs` is unknown; the code is listed as unchecked all the same.
   */
  provenByPart?: true;
  /**
   * Why the rule cannot judge although its kinds were read: a version that does not report what it looks at. Gates on the cluster's version
   * belong here, once that kind is read.
   */
  blind?: (world: World) => UnknownReason | undefined;
  /** Subjects of the rule's scope that a change elsewhere reaches, beyond what the inventory marks as touched. */
  follows?: (touched: Touched, world: World) => Iterable<string> | 'all';
  /** Findings, at an earlier hop or of a policy, that already explain this one: it is folded under them. None: it is a cause itself. */
  causes?: (finding: Finding, found: Found, world: World) => readonly Finding[];
}
