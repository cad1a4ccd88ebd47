import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** What was seen in the page although it should not have been there, in the order of time. */
    namesSeen?: string[];
  }
}

export interface Trespass {
  /** What the new user must never see. */
  names: string[];
  /** From when on: the cookie with this user, or this text in the page. */
  since: { cookie: string } | { text: string };
}

/**
 * From now on looks at the page after every change of its content, texts and attributes alike, so that nothing shown for one
 * frame only is missed. Ask `namesSeen` for what was found.
 */
export async function watchForNames(page: Page, trespass: Trespass): Promise<void> {
  await page.evaluate(({ names, since }) => {
    const seen: string[] = [];
    window.namesSeen = seen;
    const hasBegun = (): boolean =>
      'cookie' in since
        ? document.cookie.includes(since.cookie)
        : document.body.innerText.includes(since.text);
    const look = (): void => {
      if (!hasBegun()) return;
      const { innerHTML } = document.body;
      for (const name of names) {
        const at = innerHTML.indexOf(name);
        if (at >= 0) seen.push(`${name}: …${innerHTML.slice(Math.max(0, at - 80), at + 80)}…`);
      }
    };
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  }, trespass);
}

/** The names that were in the page, with what was around them. Empty is good. */
export async function namesSeen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (window.namesSeen === undefined) throw new Error('nobody watches this page');
    return window.namesSeen;
  });
}
