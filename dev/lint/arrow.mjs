import path from 'node:path';

/**
 * The one arrow of docs/architecture.md as a lint rule: who may import whom. Paths are resolved, so `../` tricks do not help.
 */

/** Folders of `src`, each with those it may import. */
const ARROW = {
  core: [],
  words: ['core'],
  cluster: ['words', 'core'],
  ui: ['words', 'core'],
  components: ['ui', 'cluster', 'words', 'core'],
  features: ['components', 'ui', 'cluster', 'words', 'core'],
  plugin: ['features', 'components', 'ui', 'cluster', 'words', 'core'],
};

/** Rooms of the core in their order: each may import those before it. */
const CORE_ORDER = [
  'values',
  'kinds',
  'inventory',
  'networks',
  'intents',
  'diagnostics',
  'plan',
  'topology',
];

const CORE_LIBRARIES = ['yaml', 'rfc6902', 'ipaddr.js'];

const CLUSTER_ONLY = new Set([
  'consoleFetch',
  'consoleFetchJSON',
  'consoleFetchText',
  'k8sCreate',
  'k8sDelete',
  'k8sGet',
  'k8sList',
  'k8sListItems',
  'k8sPatch',
  'k8sUpdate',
  'useAccessReview',
  'checkAccess',
  'useK8sModel',
  'useK8sModels',
  'useK8sWatchResource',
  'useK8sWatchResources',
]);

const isTest = (file) => /\.(test|spec)\.tsx?$/.test(file);

/** `['src', 'core', 'kinds', 'node']` for a file inside the checkout, by its path below the root. */
const roomsOf = (root, file) => path.relative(root, file).split(path.sep);

const betweenFiles = (from, to, test) => {
  const [fromTop, fromLayer, fromRoom] = from;
  const [toTop, toLayer, toRoom] = to;
  if (fromTop === 'dev' && ['cluster', 'simulators'].includes(fromLayer) && toTop === 'src') {
    return `dev/${fromLayer} stands in for a cluster and imports nothing of src.`;
  }
  if (test) return undefined;
  if (fromTop === 'cli' && toTop === 'src' && !['core', 'words'].includes(toLayer)) {
    return 'The command line imports words and core only.';
  }
  if (fromTop !== 'src') return undefined;
  if (toTop !== 'src') return 'src imports nothing from outside src; move what it needs into src.';
  if (fromLayer === toLayer) {
    if (fromLayer === 'features' && fromRoom !== toRoom) {
      return 'A feature never imports another feature; what both need belongs to src/components.';
    }
    if (fromLayer === 'core' && CORE_ORDER.indexOf(toRoom) > CORE_ORDER.indexOf(fromRoom)) {
      return `Inside core imports go down the list ${CORE_ORDER.join(', ')}: ${fromRoom} may not import ${toRoom}.`;
    }
    return undefined;
  }
  return (ARROW[fromLayer] ?? []).includes(toLayer)
    ? undefined
    : `The arrow goes plugin → features → components → {ui, cluster} → words → core: ${fromLayer} may not import ${toLayer}.`;
};

const ofPackage = (from, source, names, test) => {
  if (
    /^@(patternfly|openshift-console|openshift)\/[^/]+\/(dist|lib|src)\//.test(source) &&
    from[0] === 'src'
  ) {
    return 'Deep imports bypass the module that the console shares; import from the package.';
  }
  if (test || from[0] !== 'src') return undefined;
  if (from[1] === 'core' && !CORE_LIBRARIES.includes(source)) {
    return `The core is pure: of libraries it imports only ${CORE_LIBRARIES.join(', ')}.`;
  }
  if (from[1] === 'words') return 'Words are plain text and import no library.';
  const kubernetes = names.find((name) => CLUSTER_ONLY.has(name));
  if (source === '@openshift-console/dynamic-plugin-sdk' && kubernetes && from[1] !== 'cluster') {
    return `Kubernetes requests are made in src/cluster only: ${kubernetes} does not belong here.`;
  }
  return undefined;
};

export const arrow = {
  meta: { type: 'problem', schema: [], messages: { arrow: '{{text}}' } },
  create(context) {
    const root = context.cwd;
    const file = context.filename;
    const from = roomsOf(root, file);
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== 'string') return;
      const names = (node.specifiers ?? []).map((specifier) => specifier.imported?.name ?? '');
      const text = source.startsWith('.')
        ? betweenFiles(from, roomsOf(root, path.resolve(path.dirname(file), source)), isTest(file))
        : ofPackage(from, source, names, isTest(file));
      if (text !== undefined) context.report({ node, messageId: 'arrow', data: { text } });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};
