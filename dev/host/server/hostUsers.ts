import { testUsers } from '../../cluster/seedRbac';
import type { HostUser } from '../harnessState';

const titles: Record<string, string> = {
  admin: 'may do everything',
  viewer: 'reads the whole cluster, changes nothing',
  'project-admin': 'owns one project',
  'project-viewer': 'reads one project',
  nobody: 'is logged in, and no more',
};

/** The users one can log in as. */
export const hostUsers: HostUser[] = Object.values(testUsers).map(({ name, groups }) => ({
  name,
  groups,
  title: titles[name] ?? '',
  uid: `uid-of-${name}`,
}));

export const defaultUser = 'admin';
