import type { ApiRequest, ApiResponse, ApiServer, KubeObject } from '../cluster/api';
import { ApiFailure } from '../cluster/apiFailure';
import { isRecord, textAt } from '../cluster/jsonValue';
import { decodeObject } from '../cluster/objectMeta';
import { requestInfo } from '../cluster/requestInfo';
import { admit } from './admit';
import type { Decision } from './admit';

const guarded = new Set([
  'nmstate.io/nodenetworkconfigurationpolicies',
  'kubevirt.io/virtualmachines',
  'kubevirt.io/virtualmachineinstances',
]);

/**
 * Puts simulated admission before an API server, embedded or real. A guarded write is first carried out as a dry run, so
 * that what is judged is the resulting object, defaulted and valid, whatever kind of patch made it; then it is judged, and
 * only then it is carried out.
 */
export function withAdmission(server: ApiServer): ApiServer {
  return {
    watch: (request, handlers) => server.watch(request, handlers),
    request: async (request) => {
      if (!isGuarded(request)) return server.request(request);
      const oldObject = request.method === 'POST' ? undefined : await stored(server, request);
      const trial = await server.request({ ...request, path: asDryRun(request.path) });
      if (trial.status >= 400) return trial;
      const decision = admit({
        operation: request.method === 'POST' ? 'CREATE' : 'UPDATE',
        object: decodeObject(trial.body),
        ...(oldObject && { oldObject }),
        ...(request.user && { user: request.user }),
      });
      if (!decision.allowed)
        return refusal(request, decision, textAt(decodeObject(trial.body).metadata, 'name'));
      return asDryRun(request.path) === request.path ? trial : server.request(request);
    },
  };
}

function isGuarded(request: ApiRequest): boolean {
  if (!['POST', 'PUT', 'PATCH'].includes(request.method)) return false;
  const { group, resource, subresource } = requestInfo(request.path);
  return subresource === '' && guarded.has(`${group}/${resource}`);
}

async function stored(server: ApiServer, request: ApiRequest): Promise<KubeObject | undefined> {
  const [path = ''] = request.path.split('?');
  const { status, body } = await server.request({ method: 'GET', path });
  // Missing or unreadable: the trial that follows is refused with the right words.
  return status === 200 && isRecord(body) ? decodeObject(body) : undefined;
}

function asDryRun(path: string): string {
  const { query } = requestInfo(path);
  if (query.getAll('dryRun').includes('All')) return path;
  return `${path}${path.includes('?') ? '&' : '?'}dryRun=All`;
}

function refusal(
  request: ApiRequest,
  decision: Exclude<Decision, { allowed: true }>,
  name: string,
): ApiResponse {
  const { group, resource } = requestInfo(request.path);
  const { status } = new ApiFailure(decision.code, decision.reason, decision.message, {
    name,
    group,
    kind: resource,
  });
  return {
    status: decision.code,
    body: { ...status, details: { ...status.details, causes: decision.causes } },
  };
}
