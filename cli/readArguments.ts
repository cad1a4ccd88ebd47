import { sayDoctor } from '../src/words/doctor';

export interface DoctorArguments {
  paths: readonly string[];
  output: 'text' | 'json';
  help: boolean;
}

/** Reads the command line. What is wrong with it is answered as a sentence. */
export const readArguments = (
  argv: readonly string[],
): { ok: true; value: DoctorArguments } | { ok: false; error: string } => {
  const paths: string[] = [];
  let output: DoctorArguments['output'] = 'text';
  let help = false;
  const rest = [...argv];
  for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
    const [option = '', inline] = next.split('=', 2);
    if (next === '--') paths.push(...rest.splice(0));
    else if (option === '--help' || option === '-h') help = true;
    else if (option === '--output' || option === '-o') {
      const value = inline ?? rest.shift() ?? '';
      if (value !== 'text' && value !== 'json') {
        return { ok: false, error: sayDoctor('badOutput', { value }) };
      }
      output = value;
    } else if (next.startsWith('-')) {
      return { ok: false, error: sayDoctor('unknownOption', { option: next }) };
    } else paths.push(next);
  }
  if (paths.length === 0 && !help) return { ok: false, error: sayDoctor('noPath') };
  return { ok: true, value: { paths, output, help } };
};
