const DEFAULT_PERCENT = 50;

/**
 * How many nodes a policy may configure at once: a number, or a percentage of its nodes rounded up; one at least. What is
 * neither counts as the default of 50 % (kubernetes-nmstate pkg/node/nodes.go).
 */
export function maxUnavailable(stated: unknown, nodes: number): number {
  const percent = (value: number): number => Math.max(1, Math.ceil((nodes * value) / 100));
  if (typeof stated === 'number' && Number.isInteger(stated)) return Math.max(1, stated);
  const match = typeof stated === 'string' ? /^(\d+)%$/.exec(stated) : null;
  return percent(match === null ? DEFAULT_PERCENT : Number(match[1]));
}
