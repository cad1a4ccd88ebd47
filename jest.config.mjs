// Node is the default environment: the core, the harness and the adapter need no DOM. Component tests ask for jsdom by a docblock.
const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
    target: 'es2022',
  },
};

export default {
  testEnvironment: 'node',
  // On two cores jest would use one.
  maxWorkers: 2,
  testMatch: ['<rootDir>/{src,cli,dev}/**/*.test.{ts,tsx}'],
  // Files named x.ci.test.ts belong to the parts of the gate that only .ci/run runs (dev/testParts.mjs).
  testPathIgnorePatterns: ['/node_modules/', '\\.ci\\.test\\.tsx?$'],
  // A component test takes well under a second; on a machine that builds something else at the same time it is not failed for that.
  testTimeout: 20_000,
  transform: { '^.+\\.(t|j)sx?$|^.+\\.mjs$': ['@swc/jest', swc] },
  transformIgnorePatterns: ['/node_modules/(?!(@patternfly|@openshift-console|rfc6902|yaml)/)'],
  extensionsToTreatAsEsm: [],
  setupFilesAfterEnv: ['<rootDir>/dev/jest/setup.ts'],
  moduleNameMapper: {
    '^@openshift-console/dynamic-plugin-sdk$': '<rootDir>/dev/jest/consoleSdk.tsx',
    // react-data-view asks for the modules of the tokens, which jest cannot run.
    '^@patternfly/react-tokens/dist/esm/(.*)$':
      '<rootDir>/node_modules/@patternfly/react-tokens/dist/js/$1.js',
    '\\.(css|scss|svg)$': '<rootDir>/dev/jest/emptyModule.ts',
  },
  collectCoverageFrom: ['src/core/**/*.ts', '!src/core/**/*.test.ts'],
  coverageThreshold: { './src/core/': { branches: 95 } },
  coverageReporters: ['text-summary', 'json-summary'],
};
