import type { KubeObject } from '../cluster/api';
import type { Scenario } from './scenario';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
 * A scenario whose things have other names: wherever a name stands as a whole word or at the end of a path, in keys and in texts. So pages can
 * be looked at with the longest names that Kubernetes allows.
 */
export function renamed(scenario: Scenario, names: Readonly<Record<string, string>>): Scenario {
  const old = Object.keys(names).sort((a, b) => b.length - a.length);
  if (old.length === 0) return scenario;
  const pattern = new RegExp(`(?<![\\w-])(?:${old.map(escaped).join('|')})(?![\\w-])`, 'g');
  return {
    ...scenario,
    objects: () =>
      JSON.parse(
        JSON.stringify(scenario.objects()).replace(pattern, (name) => names[name] ?? name),
      ) as KubeObject[],
  };
}
