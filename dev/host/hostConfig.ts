import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Configuration } from 'webpack';
import webpack from 'webpack';
import { typescriptRule } from '../../webpack.config';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');

/** The modules of the console that the SDK asks for, and where the host has its own version of them. */
const consoleModules: Record<string, string> = {
  'shared/src/utils/console-fetch': 'consoleFetch.ts',
  'shared/src/hooks/useActiveNamespace': 'useActiveNamespace.ts',
  'shared/src/hooks/useUserPreference': 'useUserPreference.ts',
  'shared/src/hooks/useDeleteModal': 'useDeleteModal.tsx',
  'shared/src/components/document-title/DocumentTitle': 'DocumentTitle.tsx',
  'shared/src/components/datetime/Timestamp': 'Timestamp.tsx',
  'shared/src/components/error/fallbacks/ErrorBoundaryFallbackPage':
    'ErrorBoundaryFallbackPage.tsx',
  'dynamic-plugin-sdk/src/api/useResolvedExtensions': 'useResolvedExtensions.ts',
  'dynamic-plugin-sdk/src/perspective/useActivePerspective': 'useActivePerspective.ts',
  'internal/models': 'models.ts',
  'internal/components/namespace-bar': 'NamespaceBar.tsx',
  'internal/components/AsyncCodeEditor': 'AsyncCodeEditor.tsx',
  'internal/components/AsyncResourceYAMLEditor': 'AsyncResourceYAMLEditor.tsx',
  'internal/components/utils/horizontal-nav': 'HorizontalNav.tsx',
  'internal/components/utils/resource-link': 'ResourceLink.tsx',
  'internal/components/utils/resource-icon': 'ResourceIcon.tsx',
  'internal/components/factory/ListPage/ListPageHeader': 'ListPageHeader.tsx',
  'internal/components/factory/ListPage/ListPageCreate': 'ListPageCreate.tsx',
};

/** Parts that the product does not use. */
const absentModules = [
  'shared/src/hooks/useAnnotationsModal',
  'shared/src/hooks/useLabelsModal',
  'shared/src/hooks/useQuickStartContext',
  'shared/src/components/actions/ActionServiceProvider',
  'shared/src/components/query-browser',
  'shared/src/components/dashboard/Dashboard',
  'shared/src/components/dashboard/DashboardGrid',
  'shared/src/components/dashboard/inventory-card/InventoryCard',
  'shared/src/components/dashboard/status-card/StatusPopup',
  'internal/components/events',
  'internal/components/factory/ListPage/ListPageFilter',
  'internal/components/factory/ListPage/filter-hook',
  'internal/components/factory/Table/VirtualizedTable',
  'internal/components/factory/Table/active-columns-hook',
  'internal/components/graphs/prometheus-poll-hook',
];

const alias = Object.fromEntries(
  [
    ...Object.entries(consoleModules),
    ...absentModules.map((name): [string, string] => [name, 'NotInHost.tsx']),
  ].map(([name, file]) => [`@console/${name}$`, path.join(here, 'console', file)]),
);

/** Shared with the plugins as the console shares them: one instance each, provided by the host. */
const shared = Object.fromEntries(
  [
    '@openshift/dynamic-plugin-sdk',
    '@openshift-console/dynamic-plugin-sdk',
    '@patternfly/react-topology',
    'react',
    'react-i18next',
    'react-redux',
    'react-router',
    'redux',
    'redux-thunk',
  ].map((name) => [name, { singleton: true, eager: true }]),
);

/** The console host's own bundle, into `.cache/host`. Not minified: it never leaves this machine. */
export function hostConfig(): Configuration {
  return {
    mode: 'production',
    context: here,
    entry: { host: './app/main.tsx' },
    output: {
      path: path.join(root, '.cache/host'),
      filename: '[name].js',
      assetModuleFilename: 'assets/[name]-[contenthash][ext]',
      publicPath: 'auto',
      clean: true,
    },
    resolve: { extensions: ['.ts', '.tsx', '.js'], alias },
    module: {
      rules: [
        typescriptRule,
        { test: /\.css$/, use: ['style-loader', 'css-loader'] },
        { test: /\.scss$/, use: ['style-loader', 'css-loader', 'sass-loader'] },
        { test: /\.(svg|png|jpe?g|woff2?)$/, type: 'asset/resource' },
        { test: /\.m?js$/, resolve: { fullySpecified: false } },
      ],
    },
    plugins: [new webpack.container.ModuleFederationPlugin({ name: 'consoleHost', shared })],
    experiments: { topLevelAwait: true },
    devtool: false,
    optimization: { minimize: false },
    performance: false,
  };
}
