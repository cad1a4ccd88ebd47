import { spawnSync } from 'node:child_process';

const sdk = '@openshift-console/dynamic-plugin-sdk';

/** Files that break a rule of the house, and the rule. They are linted as the project's own configuration says; none of them exists. */
const violations = [
  ['src/core/plan/x.ts', "export { a } from '../../cluster/client';", 'local/arrow'],
  ['src/core/values/x.ts', "export { a } from '../kinds/node';", 'local/arrow'],
  ['src/features/create/X.tsx', `export { k8sCreate } from '${sdk}';`, 'local/arrow'],
  [
    'src/components/X.test.tsx',
    "import { Card } from '@patternfly/react-core/dist/js/Card';",
    'local/arrow',
  ],
  ['cli/x.ts', "export { a } from '../src/cluster/client';", 'local/arrow'],
  ['dev/simulators/x.ts', "export { a } from '../../src/core/values/mtu';", 'local/arrow'],
  ['src/core/plan/x.ts', 'export const at = () => Date.now();', 'no-restricted-syntax'],
  ['src/core/plan/x.ts', 'export const at = () => new Date();', 'no-restricted-syntax'],
  [
    'src/core/plan/x.ts',
    'let count = 0; export const next = () => ++count;',
    'no-restricted-syntax',
  ],
  ['src/core/plan/x.ts', 'export const title = () => document.title;', 'no-restricted-globals'],
  ['src/ui/X.tsx', 'export default function X() {}', 'no-restricted-exports'],
  ['src/ui/x.ts', 'console.log(1);', 'no-console'],
  ['src/ui/x.ts', '\n'.repeat(301), 'max-lines'],
] as const;

/** Rules that need types are left out: they would need the files to exist, and take a minute. */
const program = `
  import { ESLint } from 'eslint';
  const [rules, files] = JSON.parse(process.argv[1]);
  const eslint = new ESLint({
    ruleFilter: ({ ruleId }) => rules.includes(ruleId),
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  });
  const found = [];
  for (const [filePath, code] of files) {
    const [result] = await eslint.lintText(code, { filePath });
    found.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
  }
  console.log(JSON.stringify(found));
`;

test('the configuration of the project turns the rules of the house on where they belong', () => {
  const rules = [...new Set(violations.map(([, , rule]) => rule))];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', program, JSON.stringify([rules, violations])],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  const found = JSON.parse(stdout) as string[][];
  expect(violations.map(([file, code], index) => [file, code, found[index]])).toEqual(
    violations.map(([file, code, rule]) => [file, code, [rule]]),
  );
});
