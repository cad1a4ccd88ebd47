import { mkdirSync, writeFileSync } from 'node:fs';
import { englishTexts } from './englishTexts';

// `npm run words`: the catalogue in src/words is the source, the file is what the console serves.
const folder = new URL('../../locales/en/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('plugin__vlan-networks.json', folder), englishTexts());
