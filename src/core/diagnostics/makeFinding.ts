import type { Subject } from '../inventory/subject';
import { subjectId } from '../inventory/subject';
import type { Evidence, Finding, Rule } from './finding';

export type Identified = Pick<Rule, 'code' | 'severity' | 'scope'>;

interface Details extends Partial<
  Pick<Finding, 'severity' | 'related' | 'params' | 'hop' | 'remedy'>
> {
  /** Tells several findings of one subject apart; part of the id, so it must not depend on the order of events. */
  detail?: string;
  evidence: readonly Evidence[];
}

/** The finding of a rule at a subject. */
export const makeFinding = (
  { code, severity, scope }: Identified,
  key: string,
  { detail, ...rest }: Details,
): Finding => {
  const subject: Subject = { scope, key };
  const id = [code, subjectId(subject), ...(detail === undefined ? [] : [detail])].join(':');
  return { id, code, severity, subject, related: [], params: {}, ...rest };
};

/** Nodes that a finding is seen at. */
export const nodesOf = ({ related }: Finding): readonly string[] =>
  related.flatMap(({ scope, key }) => (scope === 'node' ? [key] : []));

export const nodeSubjects = (nodes: readonly string[]): readonly Subject[] =>
  nodes.map((key) => ({ scope: 'node', key }));

const FOUND_MAX = 120;

/** Shortens what was found for an evidence. */
export const shorten = (text: string): string =>
  text.length <= FOUND_MAX ? text : `${text.slice(0, FOUND_MAX - 1)}…`;
