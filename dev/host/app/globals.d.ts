/** What the host server writes into `server-flags.js`, in the shape of the console's own SERVER_FLAGS. */
interface Window {
  SERVER_FLAGS: {
    basePath: string;
    consolePlugins: string[];
    releaseVersion: string;
  };
}

declare const __webpack_init_sharing__: (scope: string) => Promise<void>;
declare const __webpack_share_scopes__: { default: Record<string, unknown> };

declare module '*.css';
