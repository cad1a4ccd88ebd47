import type { KubeObject } from '../../cluster/api';
import { at } from '../json';

/** True for a migration that came to its end. */
export function isFinal(migration: KubeObject): boolean {
  const phase = at(migration, 'status', 'phase');
  return phase === 'Succeeded' || phase === 'Failed';
}

/** The migrations of a VM or VMI that are still under way. */
export function migrationsOf(migrations: KubeObject[], machine: KubeObject): KubeObject[] {
  return migrations.filter(
    (migration) =>
      !isFinal(migration) &&
      migration.metadata.namespace === machine.metadata.namespace &&
      at(migration, 'spec', 'vmiName') === machine.metadata.name,
  );
}
