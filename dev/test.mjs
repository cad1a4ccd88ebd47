// Runs everything that has to hold. The last line says how many checks passed, failed and were skipped.
//   npm test                    static checks, unit and component tests, browser tests
//   npm test -- PART…           only these parts of dev/testParts.mjs
//   npm test -- all             every part, as .ci/run does
import process from 'node:process';
import { prepare } from './prepare.mjs';
import { partsFor } from './testParts.mjs';
import { TestRun, countsText } from './testRun.mjs';

const run = new TestRun();
try {
  const parts = partsFor(process.argv.slice(2));
  prepare();
  for (const part of parts) await part.run(run);
} catch (error) {
  console.error(error);
  run.note('preparing the tests', { failed: 1 });
}

console.log(countsText(run.total));
process.exitCode = run.total.failed === 0 && run.total.passed > 0 ? 0 : 1;
