import { kindRegistry } from '../src/core/kinds/kindRegistry';
import { sayEnglish } from '../src/words/catalogue';
import { sayDoctor } from '../src/words/doctor';
import { sayManifestProblem } from '../src/words/sayManifestProblem';
import { sayUnknown } from '../src/words/sayUnknown';
import type { DoctorReport } from './report';
import { sayOfFiles } from './sayOfFiles';
import { sayUnknownReach } from './unknownReach';
import type { Unusable } from './unusable';

const place = ({ file, line, part, text }: Unusable) => ({
  file,
  line: line ?? null,
  part: part ?? null,
  text,
});

/** The report for a program: one JSON object. Values that are not known are `null` or say why; nothing unread is empty or zero. */
export const jsonReport = (report: DoctorReport): string =>
  JSON.stringify(
    {
      networks: report.networks.map(({ network, verdict, nics, names }) => ({
        id: network.id,
        name: network.name,
        type: network.type,
        vlan: network.vlan ?? null,
        mtu: network.mtu ?? null,
        localnet: network.localnet ?? null,
        bridge: network.bridge ?? null,
        attachments: network.attachments,
        nics: nics ?? null,
        health: verdict.health,
        switchSeen: verdict.switchSeen,
        coverage: verdict.coverage,
        firstBroken: verdict.firstBroken?.hop ?? null,
        hops: verdict.hops.map(({ findings, ...hop }) => ({
          ...hop,
          names: names[hop.hop],
          findings: findings.map(({ id }) => id),
        })),
      })),
      findings: report.findings.map(({ finding, title, cause, remedy, ...rest }) => ({
        ...finding,
        title,
        cause,
        advice: remedy,
        ...rest,
      })),
      refused: report.refused,
      misleading: report.misleading.map(({ kind, key, problem }) => ({
        kind: kindRegistry[kind].gvk.kind,
        key,
        ...problem,
        text: sayManifestProblem(problem, sayEnglish),
      })),
      unchecked: report.unchecked.map(({ code, reason }) => ({
        code: code ?? null,
        ...reason,
        text: sayUnknown(sayOfFiles, reason),
      })),
      templated: report.templated.map((policy) => ({
        policy,
        text: sayDoctor('templated', { policy }),
      })),
      unknownReach: report.unknownReach.map((entry) => ({
        network: entry.network,
        nodes: entry.nodes,
        ...entry.reason,
        text: sayUnknownReach(entry),
      })),
      files: report.files,
      objects: report.objects,
      others: report.others,
      leftOut: report.leftOut,
      unusable: report.unusable.map(place),
      partly: report.partly.map(place),
      exitCode: report.exitCode,
    },
    undefined,
    2,
  );
