import { kinds } from '../../src/core/kinds/kindRegistry';

/** What a page reads in the whole cluster. */
export const watchedKinds = kinds.filter((kind) => kind !== 'project');
