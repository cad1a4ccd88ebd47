import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

import type { KubeObject } from './api';
import { decodeObject } from './objectMeta';

/** The folder of the CRDs that belong to this project. */
const ownCrds = fileURLToPath(new URL('../crds', import.meta.url));

/**
 * The CustomResourceDefinitions in the YAML files of a folder.
 * @throws Error naming the file when one cannot be parsed.
 */
export function loadCrds(folder: string = ownCrds): KubeObject[] {
  const files = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  return files
    .flatMap((name) =>
      parseAllDocuments(readFileSync(join(folder, name), 'utf8')).map((document) => {
        const [problem] = document.errors;
        if (problem) throw new Error(`${name}: ${problem.message}`);
        return decodeObject(document.toJS());
      }),
    )
    .filter((object) => object.kind === 'CustomResourceDefinition');
}
