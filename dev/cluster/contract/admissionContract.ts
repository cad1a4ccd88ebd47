import type { ContractClient } from './contractTarget';
import { made, refusal } from './contractTarget';

const policies = '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies';

const settled = [{ type: 'Available', status: 'True', reason: 'SuccessfullyConfigured' }];
const progressing = [{ type: 'Available', status: 'Unknown', reason: 'ConfigurationProgressing' }];

function denied(name: string, message: string): string {
  return `nodenetworkconfigurationpolicies.nmstate.io "${name}" is forbidden: ValidatingAdmissionPolicy 'nncp-validation-policy' with binding 'nncp-validation-policy-binding' denied request: ${message}`;
}

/** What kubernetes-nmstate's admission policy refuses of a policy. */
export function admissionContract(client: () => ContractClient): void {
  describe('admission of policies', () => {
    const policy = (name: string, spec: unknown = {}) => ({
      apiVersion: 'nmstate.io/v1',
      kind: 'NodeNetworkConfigurationPolicy',
      metadata: { name },
      spec,
    });
    /** A policy in the cluster with these conditions; without any it has just been created. */
    const stored = async (spec: unknown, conditions?: unknown[]) => {
      const name = (await client().namespace()).replace('contract-', 'policy-');
      made(await client().post(policies, policy(name, spec)));
      const path = `${policies}/${name}`;
      if (conditions) made(await client().mergePatch(`${path}/status`, { status: { conditions } }));
      return { name, path };
    };

    test.each(['a'.repeat(63), 'a.b', '1', 'localnet-vmdata'])(
      'the name %j is accepted',
      async (name) => {
        made(await client().post(`${policies}?dryRun=All`, policy(name)));
      },
    );

    test('a name of 64 characters is refused, because it becomes a label', async () => {
      const name = 'a'.repeat(64);
      expect(refusal(await client().post(`${policies}?dryRun=All`, policy(name)))).toEqual({
        status: 422,
        reason: 'Invalid',
        message: denied(
          name,
          `invalid policy name: "${name}": must be no more than 63 characters or match label value format`,
        ),
      });
    });

    test.each([
      ['has just been created', undefined],
      ['is rolled out', progressing],
    ])('the spec of a policy that %s cannot be changed, its labels can', async (_, conditions) => {
      const { name, path } = await stored({ maxUnavailable: 1 }, conditions);
      const changed = await client().mergePatch(path, { spec: { maxUnavailable: 2 } });
      expect(refusal(changed)).toEqual({
        status: 403,
        reason: 'Forbidden',
        message: denied(name, `policy ${name} is still in progress`),
      });
      made(await client().mergePatch(path, { metadata: { labels: { a: 'b' } } }));
      made(await client().mergePatch(path, { spec: { maxUnavailable: 1 } }));
    });

    test.each([
      ['succeeded', 'SuccessfullyConfigured'],
      ['failed', 'FailedToConfigure'],
    ])('the spec of a policy that %s can be changed', async (_, reason) => {
      const conditions = [{ type: 'Available', status: 'True', reason }];
      const { path } = await stored({ maxUnavailable: 1 }, conditions);
      made(await client().mergePatch(path, { spec: { maxUnavailable: 2 } }));
    });

    test('what a policy captures can be neither changed nor added', async () => {
      const captured = await stored({ capture: { nic: 'interfaces.name == "ens1"' } }, settled);
      const other = { spec: { capture: { nic: 'interfaces.name == "ens2"' } } };
      expect(refusal(await client().mergePatch(captured.path, other))).toEqual({
        status: 422,
        reason: 'Invalid',
        message: denied(
          captured.name,
          'invalid policy operation: capture field cannot be modified',
        ),
      });
      const plain = await stored({}, settled);
      expect((await client().mergePatch(plain.path, other)).status).toBe(422);
    });

    test.each(['a b', '-a', 'x'.repeat(64)])(
      'the selector value %j is refused, because no node can have it',
      async (value) => {
        const answer = await client().post(
          `${policies}?dryRun=All`,
          policy('contract', { nodeSelector: { zone: value } }),
        );
        expect(refusal(answer)).toEqual({
          status: 422,
          reason: 'Invalid',
          message: denied('contract', 'nodeSelector values must be valid label values'),
        });
      },
    );
  });
}
