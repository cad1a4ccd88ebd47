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
