import path from 'node:path';
import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { arrow } from './arrow.mjs';

const messagesFor = (file: string, code: string): string[] => {
  const root = path.resolve('.');
  const linter = new Linter({ cwd: root, configType: 'flat' });
  return linter
    .verify(
      code,
      [
        {
          files: ['**/*.{ts,tsx}'],
          languageOptions: { parser },
          plugins: { local: { rules: { arrow } } },
          rules: { 'local/arrow': 'error' },
        },
      ],
      { filename: path.join(root, file) },
    )
    .map(({ ruleId, message }) => `${ruleId ?? 'not linted'}: ${message}`);
};

describe('the arrow', () => {
  it.each<readonly [string, string, string]>([
    ['core imports the cluster', 'src/core/plan/x.ts', "import { a } from '../../cluster/client';"],
    ['core imports React', 'src/core/plan/x.ts', "import { useState } from 'react';"],
    ['core loads something lazily', 'src/core/plan/x.ts', "const a = import('../../ui/useWords');"],
    ['words import the cluster', 'src/words/x.ts', "import { a } from '../cluster/client';"],
    ['words import a library', 'src/words/x.ts', "import yaml from 'yaml';"],
    ['ui imports the cluster', 'src/ui/X.ts', "import { a } from '../cluster/client';"],
    [
      'components import a feature',
      'src/components/X.ts',
      "import { a } from '../features/create';",
    ],
    ['a feature imports another', 'src/features/create/X.ts', "import { a } from '../attach';"],
    [
      'the command line imports the cluster',
      'cli/doctor.ts',
      "import { a } from '../src/cluster/client';",
    ],
    [
      'the simulators import the product',
      'dev/simulators/x.ts',
      "import { a } from '../../src/core/values/mtu';",
    ],
    [
      'a test of the embedded cluster imports the product',
      'dev/cluster/x.test.ts',
      "import { a } from '../../src/core/values/mtu';",
    ],
    ['src imports the harness', 'src/cluster/x.ts', "import { a } from '../../dev/cluster/api';"],
    [
      'a page asks Kubernetes',
      'src/features/create/X.ts',
      "import { k8sCreate } from '@openshift-console/dynamic-plugin-sdk';",
    ],
    [
      'a component imports the inside of PatternFly',
      'src/ui/X.ts',
      "import { a } from '@patternfly/react-core/dist/esm/components/Card';",
    ],
    ...[
      "import * as sdk from '@openshift-console/dynamic-plugin-sdk'; sdk.k8sCreate();",
      "import sdk from '@openshift-console/dynamic-plugin-sdk';",
      "import { 'k8sCreate' as create } from '@openshift-console/dynamic-plugin-sdk';",
      "export { k8sCreate as create } from '@openshift-console/dynamic-plugin-sdk';",
      "export * from '@openshift-console/dynamic-plugin-sdk';",
      "const sdk = await import('@openshift-console/dynamic-plugin-sdk');",
      "const { k8sCreate } = require('@openshift-console/dynamic-plugin-sdk');",
      "import sdk = require('@openshift-console/dynamic-plugin-sdk');",
      "let create: typeof import('@openshift-console/dynamic-plugin-sdk').k8sCreate;",
    ].map(
      (code) => [`a page asks Kubernetes by ${code}`, 'src/features/create/X.ts', code] as const,
    ),
    [
      'core names a type of the cluster',
      'src/core/plan/x.ts',
      "let a: import('../../cluster/client').A;",
    ],
    ['core requires React', 'src/core/plan/x.ts', "const React = require('react');"],
    ['core loads by a template', 'src/core/plan/x.ts', 'const a = import(`../../ui/useWords`);'],
    [
      'a page computes what it loads',
      'src/features/create/X.ts',
      'const a = import(`../${name}`);',
    ],
    [
      'a feature re-exports all of another',
      'src/features/create/X.ts',
      "export * from '../attach';",
    ],
    ['values re-export kinds', 'src/core/values/x.ts', "export { a } from '../kinds/node';"],
    [
      'inventory imports networks',
      'src/core/inventory/x.ts',
      "import { a } from '../networks/world';",
    ],
    ['intents import the plan', 'src/core/intents/x.ts', "import { Plan } from '../plan/plan';"],
  ])('refuses that %s', (_what, file, code) => {
    expect(messagesFor(file, code)).toEqual([expect.stringMatching(/^local\/arrow: /)]);
  });

  it.each([
    [
      'core imports what stands before it',
      'src/core/plan/x.ts',
      "import { a } from '../intents/intent';",
    ],
    ['core imports yaml', 'src/core/plan/x.ts', "import { stringify } from 'yaml';"],
    [
      'a feature imports the cluster',
      'src/features/create/X.ts',
      "import { a } from '../../cluster/client';",
    ],
    [
      'a page uses a component of the SDK',
      'src/features/create/X.ts',
      "import { NamespaceBar } from '@openshift-console/dynamic-plugin-sdk';",
    ],
    [
      'a page names a type of the SDK',
      'src/features/create/X.ts',
      "let a: import('@openshift-console/dynamic-plugin-sdk').K8sModel;",
    ],
    [
      'the cluster takes the SDK as a whole',
      'src/cluster/x.ts',
      "import * as sdk from '@openshift-console/dynamic-plugin-sdk';",
    ],
    ['a page exports what is its own', 'src/features/create/X.ts', 'export const a = 1;'],
    [
      'the cluster asks Kubernetes',
      'src/cluster/x.ts',
      "import { k8sCreate } from '@openshift-console/dynamic-plugin-sdk';",
    ],
    [
      'a test of the core uses fast-check',
      'src/core/values/x.test.ts',
      "import fc from 'fast-check';",
    ],
    [
      'the command line imports the core',
      'cli/doctor.ts',
      "import { a } from '../src/core/values/mtu';",
    ],
  ])('allows that %s', (_what, file, code) => {
    expect(messagesFor(file, code)).toEqual([]);
  });
});
