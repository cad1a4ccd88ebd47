import { createDiagnosis } from '../src/core/diagnostics/createDiagnosis';
import type { Diagnosis, NetworkVerdict } from '../src/core/diagnostics/createDiagnosis';
import type { Finding } from '../src/core/diagnostics/finding';
import type { UnknownReason } from '../src/core/inventory/loadState';
import type { InvalidConfig } from '../src/core/kinds/cniConfig';
import { kinds } from '../src/core/kinds/kindRegistry';
import type { Kind } from '../src/core/kinds/kindRegistry';
import { keyOf } from '../src/core/kinds/read';
import type { VlanNetwork } from '../src/core/networks/vlanNetwork';
import { compareNames } from '../src/core/values/compareNames';
import { sayEnglish } from '../src/words/catalogue';
import { sayFinding } from '../src/words/sayFinding';
import type { FindingWords } from '../src/words/sayFinding';
import { hopNames } from './hopNames';
import type { HopNames } from './hopNames';
import type { Loaded } from './loadWorld';
import { misleadingIn, templatedIn } from './misleading';
import type { Misleading } from './misleading';
import { unknownReachOf } from './unknownReach';
import type { UnknownReach } from './unknownReach';
import type { Unusable } from './unusable';

export interface ReportedNetwork {
  network: VlanNetwork;
  verdict: NetworkVerdict;
  /** `undefined` where the files hold no VMs: unknown, not none. */
  nics: number | undefined;
  names: HopNames;
}

export interface ReportedFinding extends FindingWords {
  finding: Finding;
  nicsBehind: number;
  /** Codes of the findings that follow from this one, with how many there are of each. */
  consequences: Readonly<Record<string, number>>;
}

/** An attachment whose configuration no network can be made of. */
export interface RefusedAttachment {
  attachment: string;
  reason: InvalidConfig['reason'];
  detail: string;
}

export interface ReportedUnchecked {
  /** `undefined`: no rule looks at the kind itself, and yet what follows from it is not known. */
  code: string | undefined;
  reason: UnknownReason;
}

/** Everything that the doctor says, before it is words on a page. */
export interface DoctorReport {
  networks: readonly ReportedNetwork[];
  findings: readonly ReportedFinding[];
  refused: readonly RefusedAttachment[];
  misleading: readonly Misleading[];
  unchecked: readonly ReportedUnchecked[];
  /** Policies with templates: what they ask for is known on the nodes only. */
  templated: readonly string[];
  /** Networks whose reach is not known in whole: they were not fully checked, whatever the rules say. */
  unknownReach: readonly UnknownReach[];
  files: number;
  objects: number;
  others: number;
  /** Files and folders inside the named folders that were not read, because their names are those of no manifest. */
  leftOut: readonly string[];
  /** No object and no list of a kind that plays a part: nothing can be said of it. */
  nothingRead: boolean;
  unusable: readonly Unusable[];
  partly: readonly Unusable[];
  exitCode: 0 | 1 | 2;
}

const consequencesOf = (diagnosis: Diagnosis): ReadonlyMap<string, Record<string, number>> => {
  const counts = new Map<string, Record<string, number>>();
  for (const finding of diagnosis.all()) {
    for (const { id } of diagnosis.causesOf(finding)) {
      const ofCause = counts.get(id) ?? {};
      ofCause[finding.code] = (ofCause[finding.code] ?? 0) + 1;
      counts.set(id, ofCause);
    }
  }
  return counts;
};

const refusedIn = ({ world }: Loaded): readonly RefusedAttachment[] =>
  [...world.inventory.all('nad')]
    .flatMap((nad) =>
      nad.config.type === 'invalid'
        ? [{ attachment: keyOf(nad), reason: nad.config.reason, detail: nad.config.detail }]
        : [],
    )
    .sort((a, b) => compareNames(a.attachment, b.attachment));

/** What the files do not hold was not listed, whatever the inventory calls it. */
const inFiles = (reason: UnknownReason, notListed: ReadonlySet<Kind>): UnknownReason =>
  reason.cause === 'failed' && notListed.has(reason.kind)
    ? { kind: reason.kind, cause: 'not-listed', detail: '' }
    : reason;

const isBroken = ({ finding }: ReportedFinding): boolean =>
  finding.severity === 'critical' || finding.severity === 'error';

const verdictIn = (verdict: NetworkVerdict, notListed: ReadonlySet<Kind>): NetworkVerdict => ({
  ...verdict,
  hops: verdict.hops.map((hop) =>
    hop.reason === undefined ? hop : { ...hop, reason: inFiles(hop.reason, notListed) },
  ),
  coverage: verdict.coverage.known
    ? verdict.coverage
    : { known: false, reason: inFiles(verdict.coverage.reason, notListed) },
});

/** What no rule looked at, and kinds read in part that no rule looks at by itself: a network or a selected namespace may be missing for them. */
const uncheckedIn = (
  diagnosis: Diagnosis,
  { world: { inventory }, notListed }: Loaded,
): readonly ReportedUnchecked[] => {
  const byRules = diagnosis.unchecked();
  const inPart = kinds.flatMap((kind) => inventory.doubt(kind) ?? []);
  const others = inPart.filter(
    ({ kind, cause }) =>
      cause === 'unreadable' &&
      !byRules.some(({ reason }) => reason.kind === kind && reason.cause === cause),
  );
  return [
    ...byRules.map(({ code, reason }) => ({ code, reason: inFiles(reason, notListed) })),
    ...others.map((reason) => ({ code: undefined, reason })),
  ];
};

/** Diagnoses what was loaded. An incomplete reading outweighs errors found in the rest. */
export const reportOf = (
  loaded: Loaded,
  files: number,
  leftOut: readonly string[],
): DoctorReport => {
  const { world, notListed, unusable, partly, used, others } = loaded;
  const diagnosis = createDiagnosis(world);
  const consequences = consequencesOf(diagnosis);
  const findings = diagnosis.findings().map((finding) => ({
    finding,
    ...sayFinding(sayEnglish, finding),
    nicsBehind: diagnosis.nicsBehind(finding),
    consequences: consequences.get(finding.id) ?? {},
  }));
  const refused = refusedIn(loaded);
  const misleading = misleadingIn(world, loaded.raw);
  const nothingRead = notListed.size === kinds.length;
  const networks = world.networks().map((network) => ({
    network,
    verdict: verdictIn(diagnosis.verdict(network.id), notListed),
    nics: notListed.has('vm') ? undefined : world.nicsOf(network.id).length,
    names: hopNames(world, network),
  }));
  const broken =
    refused.length + misleading.length > 0 ||
    findings.some(isBroken) ||
    networks.some(({ verdict }) => verdict.health === 'error');
  return {
    networks,
    findings,
    refused,
    misleading,
    unchecked: uncheckedIn(diagnosis, loaded),
    templated: templatedIn(loaded.raw),
    unknownReach: networks.flatMap(({ network, verdict }) =>
      unknownReachOf(network, verdict, world),
    ),
    files,
    objects: used,
    others,
    leftOut,
    nothingRead,
    unusable,
    partly,
    exitCode: nothingRead || unusable.some(({ fatal }) => fatal) ? 2 : broken ? 1 : 0,
  };
};
