import type { ApiServer, KubeObject } from '../../cluster/api';

const node = (name: string): KubeObject => ({ apiVersion: 'v1', kind: 'Node', metadata: { name } });

/** One scenario, until dev/scenarios has its registry. */
export const scenarios = [
  {
    name: 'three-workers',
    title: 'Three workers',
    objects: (): KubeObject[] => ['worker-1', 'worker-2', 'worker-3'].map(node),
  },
];

/** No admission, until dev/admission has it. */
export function withAdmission(api: ApiServer): ApiServer {
  return api;
}
