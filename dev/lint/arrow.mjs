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

/** Stands for all names of a module where a declaration does not pick some. */
const EVERYTHING = '*';

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

/** @param names what is taken from the package; `*` for all of it */
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
  if (source === '@openshift-console/dynamic-plugin-sdk' && from[1] !== 'cluster') {
    if (names.includes(EVERYTHING)) {
      return 'Name what you take from the SDK: as a whole it holds the requests that are made in src/cluster only.';
    }
    const kubernetes = names.find((name) => CLUSTER_ONLY.has(name));
    return kubernetes === undefined
      ? undefined
      : `Kubernetes requests are made in src/cluster only: ${kubernetes} does not belong here.`;
  }
  return undefined;
};

const textOf = (node) =>
  node?.type === 'TemplateLiteral' && node.expressions.length === 0
    ? node.quasis[0].value.cooked
    : node?.value;

/** What one specifier of an import or a re-export takes. */
const takenBy = (specifier) => {
  const name =
    specifier.type === 'ImportSpecifier'
      ? specifier.imported
      : specifier.type === 'ExportSpecifier'
        ? specifier.local
        : undefined;
  return name?.name ?? name?.value ?? EVERYTHING;
};

/** The first name behind `import('…').`. */
const firstName = (name) => (name?.type === 'TSQualifiedName' ? firstName(name.left) : name?.name);

export const arrow = {
  meta: { type: 'problem', schema: [], messages: { arrow: '{{text}}' } },
  create(context) {
    const root = context.cwd;
    const file = context.filename;
    const from = roomsOf(root, file);
    const check = (node, source, names) => {
      if (typeof source !== 'string') {
        if (from[0] === 'src' && !isTest(file)) {
          const text = 'What is imported is written out, so that it can be checked.';
          context.report({ node, messageId: 'arrow', data: { text } });
        }
        return;
      }
      const text = source.startsWith('.')
        ? betweenFiles(from, roomsOf(root, path.resolve(path.dirname(file), source)), isTest(file))
        : ofPackage(from, source, names, isTest(file));
      if (text !== undefined) context.report({ node, messageId: 'arrow', data: { text } });
    };
    const everythingOf = (source) => (node) => check(node, textOf(source(node)), [EVERYTHING]);
    return {
      ImportDeclaration: (node) => check(node, node.source.value, node.specifiers.map(takenBy)),
      ExportNamedDeclaration: (node) => {
        if (node.source) check(node, node.source.value, node.specifiers.map(takenBy));
      },
      ExportAllDeclaration: everythingOf((node) => node.source),
      ImportExpression: everythingOf((node) => node.source),
      'CallExpression[callee.name="require"]': everythingOf((node) => node.arguments[0]),
      TSExternalModuleReference: everythingOf((node) => node.expression),
      TSImportType: (node) => {
        check(node, textOf(node.source), [firstName(node.qualifier) ?? EVERYTHING]);
      },
    };
  },
};
