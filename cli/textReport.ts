import { listNames, listSorted } from '../src/core/diagnostics/listNames';
import { kindRegistry } from '../src/core/kinds/kindRegistry';
import { sayEnglish } from '../src/words/catalogue';
import { sayDoctor } from '../src/words/doctor';
import { sayManifestProblem } from '../src/words/sayManifestProblem';
import { sayUnknown } from '../src/words/sayUnknown';
import type { Misleading } from './misleading';
import { networkLines } from './networkLines';
import type {
  DoctorReport,
  RefusedAttachment,
  ReportedFinding,
  ReportedNetwork,
  ReportedUnchecked,
} from './report';
import { sayOfFiles } from './sayOfFiles';
import type { TextLayout } from './textLayout';
import { sayUnknownReach } from './unknownReach';
import type { UnknownReach } from './unknownReach';
import { sayPlace } from './unusable';
import type { Unusable } from './unusable';

const SEVERITY_WIDTH = 8;
const INDENT = ' '.repeat(SEVERITY_WIDTH + 2);
const LABEL_WIDTH = 10;

const evidenceText = ({ finding }: ReportedFinding): readonly string[] =>
  finding.evidence.map(({ kind, key, path, found }) => {
    const place = [kindRegistry[kind].gvk.kind, key, path].filter((part) => part !== '').join(' ');
    return found === undefined || found === '' ? place : `${place}: ${found}`;
  });

const findingLines = (reported: ReportedFinding, layout: TextLayout): readonly string[] => {
  const { finding, title, cause, remedy, nicsBehind, consequences } = reported;
  const labelled = (label: string, text: string): readonly string[] =>
    text === ''
      ? []
      : layout.wrap(
          text,
          `${INDENT}${`${label}:`.padEnd(LABEL_WIDTH)}`,
          `${INDENT}${' '.repeat(LABEL_WIDTH)}`,
        );
  const follows = Object.entries(consequences)
    .map(([code, count]) => sayDoctor('consequence', { code, count }))
    .join(', ');
  const severity = layout.status(finding.severity, finding.severity.padEnd(SEVERITY_WIDTH));
  return [
    ...layout.wrap(`${finding.code} ${title}`, `${severity}  `, INDENT),
    ...labelled(sayDoctor('cause'), cause),
    ...labelled(sayDoctor('remedy'), remedy),
    ...evidenceText(reported).flatMap((text) => labelled(sayDoctor('evidence'), text)),
    ...labelled(sayDoctor('consequences'), follows),
    ...(nicsBehind === 0 ? [] : [`${INDENT}${sayDoctor('behind', { count: nicsBehind })}`]),
    '',
  ];
};

const refusedText = ({ attachment, reason, detail }: RefusedAttachment): string =>
  sayDoctor('refusedBecause', { attachment, reason: sayReason(reason, detail) });

/** Every reason is said with what was found, whether its text asks for it or not. */
const sayReason = (reason: RefusedAttachment['reason'], detail: string): string =>
  sayDoctor<`refused.${RefusedAttachment['reason']}`>(`refused.${reason}`, { detail });

const misleadingText = ({ kind, key, problem }: Misleading): string =>
  `${kindRegistry[kind].gvk.kind} ${key}: ${sayManifestProblem(problem, sayEnglish)}`;

/** Codes with the same reason share a line. */
const uncheckedLines = (
  unchecked: readonly ReportedUnchecked[],
  layout: TextLayout,
): readonly string[] => {
  const codes = new Map<string, string[]>();
  for (const { code, reason } of unchecked) {
    const text = sayUnknown(sayOfFiles, reason);
    codes.set(text, [...(codes.get(text) ?? []), ...(code === undefined ? [] : [code])]);
  }
  return [...codes].flatMap(([text, of]) =>
    layout.wrap(of.length === 0 ? text : `${of.join(', ')}: ${text}`, '  ', '    '),
  );
};

/** Networks that are unknown on the same nodes for the same reason share a line. */
const unknownReachLines = (
  unknownReach: readonly UnknownReach[],
  layout: TextLayout,
): readonly string[] => {
  const networks = new Map<string, string[]>();
  for (const entry of unknownReach) {
    const { nodes, name } = entry;
    const reason = sayUnknownReach(entry);
    const text =
      nodes.length === 0
        ? sayDoctor('reachUnknown', { reason })
        : sayDoctor(nodes.length === 1 ? 'reachUnknownOn' : 'reachUnknownOnMany', {
            nodes: listNames(nodes),
            count: nodes.length,
            reason,
          });
    networks.set(text, [...(networks.get(text) ?? []), name]);
  }
  return [...networks].flatMap(([text, of]) =>
    layout.wrap(`${sayDoctor('names', { names: listNames(of) })}: ${text}`, '  ', '    '),
  );
};

const section = (
  layout: TextLayout,
  heading: string,
  lines: readonly string[],
): readonly string[] => (lines.length === 0 ? [] : [layout.heading(heading), '', ...lines, '']);

const fileLines = (report: DoctorReport, layout: TextLayout): readonly string[] => {
  const { files, objects, others, leftOut, unusable, partly } = report;
  const list = (heading: string, entries: readonly Unusable[]): readonly string[] =>
    entries.length === 0
      ? []
      : [
          `  ${heading}`,
          ...entries.flatMap((entry) =>
            layout.wrap(`${sayPlace(entry)} ${entry.text}`, '    ', '      '),
          ),
        ];
  return [
    ...layout.wrap(sayDoctor('read', { files, objects, others }), '  ', '  '),
    ...(leftOut.length === 0
      ? []
      : layout.wrap(
          sayDoctor('leftOut', { count: leftOut.length, names: listSorted(leftOut) }),
          '  ',
          '  ',
        )),
    ...list(sayDoctor('unusable'), unusable),
    ...list(sayDoctor('partly'), partly),
  ];
};

/** Nothing is called fine that was refused, and what could not be checked is said beside it. */
const withoutFindings = (report: DoctorReport): readonly string[] => {
  if (report.nothingRead) return [sayDoctor('nothingRead'), ''];
  if (report.refused.length + report.misleading.length > 0) return [];
  const { networks, unchecked, unknownReach, templated, partly, unusable } = report;
  const isWhole = ({ verdict: { health } }: ReportedNetwork): boolean =>
    health !== 'error' && health !== 'warning';
  if (!networks.every(isWhole)) return [sayDoctor('noFindingsBroken'), ''];
  const unknown = [
    unchecked,
    unknownReach,
    templated,
    partly,
    unusable.filter(({ fatal }) => fatal),
  ];
  const isAllChecked = unknown.every((found) => found.length === 0);
  return [sayDoctor(isAllChecked ? 'noFindings' : 'noFindingsUnchecked'), ''];
};

/** The report for a person: networks with their chains, findings, and what could not be judged. */
export const textReport = (report: DoctorReport, layout: TextLayout): string => {
  const { networks, findings, refused, misleading, unchecked, unknownReach, templated } = report;
  const lines = [
    ...(networks.length === 0
      ? [sayDoctor('noNetworks'), '']
      : section(
          layout,
          sayDoctor('networks', { count: networks.length }),
          networks.flatMap((network) => networkLines(network, layout)).slice(0, -1),
        )),
    ...(findings.length === 0
      ? withoutFindings(report)
      : section(
          layout,
          sayDoctor('findings', { count: findings.length }),
          findings.flatMap((finding) => findingLines(finding, layout)).slice(0, -1),
        )),
    ...section(
      layout,
      sayDoctor('refused', { count: refused.length }),
      refused.flatMap((entry) => layout.wrap(refusedText(entry), '  ', '    ')),
    ),
    ...section(
      layout,
      sayDoctor('misleading', { count: misleading.length }),
      misleading.flatMap((entry) => layout.wrap(misleadingText(entry), '  ', '    ')),
    ),
    ...section(layout, sayDoctor('unchecked'), [
      ...uncheckedLines(unchecked, layout),
      ...unknownReachLines(unknownReach, layout),
      ...templated.flatMap((policy) =>
        layout.wrap(sayDoctor('templated', { policy }), '  ', '    '),
      ),
    ]),
    ...section(layout, sayDoctor('files'), fileLines(report, layout)),
  ];
  return lines.join('\n').trimEnd();
};
