import type { Page, Request } from '@playwright/test';

/** What a test may announce: an answer of 400 or more, or a line on the browser's console, that is part of what it tests. */
export interface Announcements {
  responses: RegExp[];
  consoleLines: RegExp[];
}

function isForeign(request: Request, origin: string): boolean {
  const url = new URL(request.url());
  return url.protocol !== 'data:' && url.protocol !== 'blob:' && url.origin !== origin;
}

/** Collects everything a page does that a healthy page does not. The list is empty at the end of a good test. */
export async function watchForProblems(
  page: Page,
  origin: string,
  announced: Announcements,
): Promise<string[]> {
  const problems: string[] = [];
  const isAnnounced = (patterns: RegExp[], text: string): boolean =>
    patterns.some((pattern) => pattern.test(text));

  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  page.on('console', (message) => {
    const text = message.text();
    // The browser repeats every failed answer on the console; the answers themselves are watched below.
    const isProblem = message.type() === 'error' && !text.startsWith('Failed to load resource:');
    if (isProblem && !isAnnounced(announced.consoleLines, text)) {
      problems.push(`console: ${text}`);
    }
  });
  page.on('pageerror', (error) => {
    problems.push(`page: ${error.stack ?? error.message}`);
  });
  page.on('request', (request) => {
    if (isForeign(request, origin)) {
      problems.push(`foreign host: ${request.url()}`);
    }
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // A page that is left cancels what it was loading.
    if (reason !== 'net::ERR_ABORTED' && !isAnnounced(announced.responses, request.url())) {
      problems.push(`request failed: ${request.method()} ${request.url()} ${reason}`);
    }
  });
  page.on('response', (response) => {
    const line = `${String(response.status())} ${response.request().method()} ${response.url()}`;
    if (response.status() >= 400 && !isAnnounced(announced.responses, line)) {
      problems.push(`answer: ${line}`);
    }
  });
  return problems;
}
