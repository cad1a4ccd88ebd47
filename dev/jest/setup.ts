import { TextEncoder } from 'node:util';

/** jsdom has no TextEncoder, which react-router makes at its import. */
if (!('TextEncoder' in globalThis)) {
  Object.defineProperty(globalThis, 'TextEncoder', { value: TextEncoder });
}

/** jsdom has no structuredClone. What the harness and the product copy is JSON. */
if (!('structuredClone' in globalThis)) {
  Object.defineProperty(globalThis, 'structuredClone', {
    value: <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T,
  });
}

/** What a component shows in a while is waited for as long as a busy machine takes, not the library's one second. React's library cannot be asked here: at its import it wants hooks of its own. */
beforeAll(async () => {
  if (!('document' in globalThis)) return;
  const { configure } = await import('@testing-library/dom');
  configure({ asyncUtilTimeout: 15_000 });
});

/** A test that writes to the console has found something nobody looked at: it fails. */
const loud = ['error', 'warn'] as const;
let complaints: string[] = [];

beforeEach(() => {
  complaints = [];
  for (const level of loud) {
    jest.spyOn(console, level).mockImplementation((...parts: unknown[]) => {
      complaints.push(parts.map(String).join(' '));
    });
  }
});

afterEach(() => {
  jest.restoreAllMocks();
  if (complaints.length > 0) {
    throw new Error(`The console was written to during the test:\n${complaints.join('\n')}`);
  }
});
