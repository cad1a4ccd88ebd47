import { nncp, nnce } from '../../../../dev/fixtures/objects';
import { worldFrom } from '../../../../dev/fixtures/worldFrom';
import { policyFailedOnNode } from './policyFailedOnNode';

const check = (objects: Parameters<typeof worldFrom>[0]) =>
  policyFailedOnNode.check('br-vmdata', worldFrom(objects));

const message = `error reconciling NodeNetworkConfigurationPolicy on node worker-2 at desired state apply: "",
 failed to execute nmstatectl set --no-commit --timeout 480: 'exit status 1' '' '[2026-01-01T00:00:00Z INFO  nmstatectl] Nmstate version: 2.2.62
NmstateError: InvalidArgument: Controller interface br1 is holding unknown port ens999
'`;

const failing = { condition: 'Failing', reason: 'FailedToConfigure', message } as const;

describe('NNCP-01', () => {
  it('names the failing node first, says what nmstate said, and counts the nodes that were aborted', () => {
    const findings = check([
      nncp('br-vmdata'),
      nnce('worker-1', 'br-vmdata'),
      nnce('worker-2', 'br-vmdata', failing),
      nnce('worker-3', 'br-vmdata', { condition: 'Aborted', reason: 'ConfigurationAborted' }),
    ]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      severity: 'error',
      subject: { scope: 'policy', key: 'br-vmdata' },
      related: [{ scope: 'node', key: 'worker-2' }],
      params: {
        variant: 'unknown-port',
        nodes: 'worker-2',
        count: 1,
        kind: 'InvalidArgument',
        text: 'Controller interface br1 is holding unknown port ens999',
        aborted: 1,
        abortedNodes: 'worker-3',
      },
      remedy: { type: 'retry-policy', policy: 'br-vmdata' },
    });
  });

  it('is one finding for nodes with the same error and another for a node with another error', () => {
    const findings = check([
      nncp('br-vmdata'),
      nnce('worker-1', 'br-vmdata', failing),
      nnce('worker-10', 'br-vmdata', failing),
      nnce('worker-2', 'br-vmdata', {
        ...failing,
        message: "rolling back: failed runnig probe 'default-gateway' after network changes",
      }),
    ]);
    expect(findings.map(({ params }) => [params.variant, params.nodes])).toEqual([
      ['unknown-port', 'worker-1, worker-10'],
      ['probe-gateway', 'worker-2'],
    ]);
    expect(new Set(findings.map(({ id }) => id)).size).toBe(2);
  });

  it('is not found for results of an earlier generation, for retries, nor for a policy that is gone', () => {
    const enactment = nnce('worker-1', 'br-vmdata', failing);
    expect(check([nncp('br-vmdata', { generation: 2 }), enactment])).toEqual([]);
    expect(check([enactment])).toEqual([]);
    expect(
      check([nncp('br-vmdata'), nnce('worker-1', 'br-vmdata', { ...failing, reason: 'Retrying' })]),
    ).toEqual([]);
  });

  it('needs the enactments', () => {
    expect(policyFailedOnNode.needs).toContain('nnce');
  });
});
