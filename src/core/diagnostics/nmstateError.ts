/** What to look at for an error of nmstate; `other` where the text is not one that we know. */
export type NmstateHint =
  | 'overbooked'
  | 'unknown-port'
  | 'duplicate-localnet'
  | 'mapping-without-bridge'
  | 'unknown-field'
  | 'broken-mappings'
  | 'probe-gateway'
  | 'probe-api-server'
  | 'probe-dns'
  | 'probe-node'
  | 'bond-mode'
  | 'verification'
  | 'timeout'
  | 'service'
  | 'template'
  | 'other';

export interface NmstateError {
  hint: NmstateHint;
  /** nmstate's own kind of error, `InvalidArgument` and the like; empty when it is not an NmstateError. */
  kind: string;
  /** The part of the message that says what is wrong, at most 300 characters. */
  text: string;
}

/** In the order in which they are tried: the text of one may be quoted inside another. */
const HINTS: readonly (readonly [NmstateHint, RegExp])[] = [
  ['overbooked', /is overbooked by two controller/],
  ['unknown-port', /holding unknown port/],
  ['duplicate-localnet', /Found duplicate `localnet` key/],
  ['mapping-without-bridge', /missing the `bridge` attribute/],
  ['unknown-field', /unknown field `/],
  ['broken-mappings', /Cannot convert .* to OvnBridgeMapping/],
  // "runnig" is how kubernetes-nmstate spells it.
  ['probe-gateway', /failed runni?n?g probe '?default-gateway/],
  ['probe-api-server', /failed runni?n?g probe '?api-server/],
  ['probe-dns', /failed runni?n?g probe '?dns/],
  ['probe-node', /failed runni?n?g probe '?node-readiness/],
  ['bond-mode', /[Bb]ond .*mode/],
  ['verification', /VerificationError/],
  ['timeout', /context deadline exceeded|[Tt]imed? ?out(?! \d+')/],
  ['service', /(PermissionError|DependencyError|PluginFailure)/],
  ['template', /failure generating desiredState/],
];

const TEXT_MAX = 300;

/**
 * The cause without the quote that closes the output of `nmstatectl` around it. It is usually on a line of its own; where it stands right behind the
 * cause, no other quote follows. A quote of the cause itself (`current '1500'`) stays.
 */
const withoutClosingQuote = (message: string, line: RegExpExecArray): string => {
  const cause = line[2] ?? '';
  const before = message.slice(0, line.index);
  const after = message.slice(line.index + line[0].length);
  const isQuoted = / nmstatectl .*'/.test(before) && !after.includes("'");
  return isQuoted ? cause.trimEnd().replace(/'$/, '') : cause;
};

/**
 * Reads the message of a failing enactment: kubernetes-nmstate wraps the output of `nmstatectl` in a command line and a log
 * (kubernetes-nmstate pkg/client, pkg/nmstatectl); what a person needs is the NmstateError or the failed probe in it.
 */
export const parseNmstateError = (message: string): NmstateError => {
  const found = /NmstateError: (\w+): ([^\n]*)/.exec(message);
  const text =
    found === null
      ? (/failed runni?n?g probe '[^']*'[^\n]*/.exec(message)?.[0] ?? message)
      : withoutClosingQuote(message, found);
  // The command line holds `--timeout 480`, which is not a time-out.
  const body = found === null ? message.replaceAll(/--timeout \d+/g, '') : found[0];
  return {
    hint: HINTS.find(([, pattern]) => pattern.test(body))?.[0] ?? 'other',
    kind: found?.[1] ?? '',
    text: text.trim().slice(0, TEXT_MAX),
  };
};
