import { NamespaceBar } from '@openshift-console/dynamic-plugin-sdk';
import type { ReactElement } from 'react';
import type { Reading } from './readingOf';

/** The console's project menu, for users whose rights end at their projects. Whoever may list the cluster sees all of it at once. */
export const ScopeBar = ({ reading }: { reading: Reading }): ReactElement | null =>
  reading.scope === 'cluster' ? null : <NamespaceBar />;
