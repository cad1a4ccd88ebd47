// Makes sure that the control plane can be started: builds it where it is not there yet. Ends with 1, and says why, where it cannot.
import { controlPlaneBinary } from './controlPlaneBinary';
import { usesAssets } from './startServers';

try {
  if (!usesAssets()) await controlPlaneBinary();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
