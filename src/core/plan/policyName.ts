import type { World } from '../networks/world';

const MAX_LENGTH = 63;

const cut = (text: string, length: number): string => text.slice(0, length).replace(/-+$/, '');

/**
 * A free name for a policy: `localnet-<name>` or `bridge-<name>`, with what a policy's name may not hold replaced, a number behind it where
 * that name is taken, and never longer than the 63 characters of kubernetes-nmstate's admission. `part`: which of several policies it is.
 */
export const policyName = (
  name: string,
  { inventory }: Pick<World, 'inventory'>,
  { prefix = 'localnet', part = '' }: { prefix?: 'localnet' | 'bridge'; part?: string } = {},
): string => {
  const whole = [prefix, name, ...(part === '' ? [] : [part])].join('-');
  const base = cut(whole.replace(/[^a-z0-9-]/g, '-'), MAX_LENGTH);
  const candidate = (count: number): string => {
    const suffix = count === 1 ? '' : `-${String(count)}`;
    return `${cut(base, MAX_LENGTH - suffix.length)}${suffix}`;
  };
  let count = 1;
  while (inventory.get('nncp', candidate(count)) !== undefined) count += 1;
  return candidate(count);
};
