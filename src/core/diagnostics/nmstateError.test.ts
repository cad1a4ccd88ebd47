import { parseNmstateError } from './nmstateError';

const wrapped = (error: string): string =>
  `error reconciling NodeNetworkConfigurationPolicy on node worker-1 at desired state apply: "",
 failed to execute nmstatectl set --no-commit --timeout 480: 'exit status 1' '' 'log line
NmstateError: ${error}
'`;

describe('parseNmstateError', () => {
  it.each([
    ['InvalidArgument: Port eno2 is overbooked by two controller: br1, br2', 'overbooked'],
    ['InvalidArgument: Controller interface br1 is holding unknown port ens9', 'unknown-port'],
    ['InvalidArgument: Found duplicate `localnet` key vmdata', 'duplicate-localnet'],
    [
      'InvalidArgument: mapping for `localnet` key vmdata missing the `bridge` attribute',
      'mapping-without-bridge',
    ],
    ['InvalidArgument: unknown field `brige`, expected one of …', 'unknown-field'],
    ['PluginFailure: Cannot convert a:b:c to OvnBridgeMapping', 'broken-mappings'],
    ['InvalidArgument: Bond bond1 requires mode', 'bond-mode'],
    ['VerificationError: ens224.mtu desire 9000 current 1500', 'verification'],
    ['PluginFailure: Failed to talk to ovsdb', 'service'],
    ['DependencyError: NetworkManager is not running', 'service'],
    ['Bug: something else', 'other'],
  ])('reads %j as %s', (error, hint) => {
    const [kind = ''] = error.split(':');
    expect(parseNmstateError(wrapped(error))).toEqual({
      hint,
      kind,
      text: error.slice(kind.length + 2),
    });
  });

  it.each([
    ['default-gateway', 'probe-gateway'],
    ['api-server', 'probe-api-server'],
    ['dns', 'probe-dns'],
    ['node-readiness', 'probe-node'],
  ])('reads the failed probe %s', (probe, hint) => {
    const message = `rolling back desired state configuration: failed runnig probes after network changes: failed runnig probe '${probe}' after network reconfiguration -> currentState: …`;
    const error = parseNmstateError(message);
    expect(error).toMatchObject({ hint, kind: '' });
    expect(error.text).toContain(`probe '${probe}'`);
  });

  it('does not take the time limit of the command line for a time-out', () => {
    expect(
      parseNmstateError(
        "failed to execute nmstatectl set --no-commit --timeout 480: 'exit status 1'",
      ).hint,
    ).toBe('other');
    expect(parseNmstateError('context deadline exceeded').hint).toBe('timeout');
  });

  const verification = "Verification failure: ens224.interface.mtu desire '9000', current '1500'";

  it.each([
    [wrapped(`VerificationError: ${verification}`), verification],
    [wrapped(`VerificationError: ${verification}`).replace(/\n'$/, "'"), verification],
    [`NmstateError: VerificationError: ${verification}`, verification],
    [wrapped('Bug: nothing quoted').replace(/\n'$/, "'"), 'nothing quoted'],
    ["failed runnig probe 'dns'", "failed runnig probe 'dns'"],
    [
      "failed to execute nmstatectl set --no-commit --timeout 480: 'exit status 1'",
      "failed to execute nmstatectl set --no-commit --timeout 480: 'exit status 1'",
    ],
  ])('takes off the quote around the output, and none of the cause: %j', (message, text) => {
    expect(parseNmstateError(message).text).toBe(text);
  });

  it('reads a failed template, and keeps a text that it does not know, shortened', () => {
    expect(
      parseNmstateError('failure generating desiredState and capturedStates: no such path').hint,
    ).toBe('template');
    expect(parseNmstateError('x'.repeat(1000)).text).toHaveLength(300);
    expect(parseNmstateError('')).toEqual({ hint: 'other', kind: '', text: '' });
  });
});
