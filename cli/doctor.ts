import { nodeIo } from './nodeIo';
import { runDoctor } from './runDoctor';

process.exitCode = await runDoctor(process.argv.slice(2), nodeIo());
