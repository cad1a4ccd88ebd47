import type { Page } from '@playwright/test';

/** What is wrong with the layout of the page as it stands, one sentence each. Empty is good. */
export async function layoutProblems(page: Page): Promise<string[]> {
  const { problems, cut } = await page.evaluate(findProblems);
  for (const { text, x, y } of cut) {
    // A cut text is fine when pointing at it shows the whole of it.
    await page.mouse.move(x, y);
    const shown = await page
      .getByRole('tooltip')
      .filter({ hasText: text })
      .waitFor({ timeout: 1500 })
      .then(
        () => true,
        () => false,
      );
    if (!shown) problems.push(`cut without a tooltip: “${text}”`);
    await page.mouse.move(0, 0);
  }
  return problems;
}

interface Found {
  problems: string[];
  /** Texts that are cut and name no title: where to point at for a tooltip. */
  cut: { text: string; x: number; y: number }[];
}

/** Runs in the page, so it holds everything it needs. */
function findProblems(): Found {
  const problems: string[] = [];
  const cut: Found['cut'] = [];
  const tolerance = 1.5;

  interface Box {
    left: number;
    top: number;
    right: number;
    bottom: number;
  }
  interface TextBox extends Box {
    text: string;
    element: Element;
    /** Before anything was taken off it. */
    whole: Box;
  }

  /** Only spoken: itself or an ancestor is cut down to a dot. */
  const isScreenReaderOnly = (element: Element): boolean => {
    for (let one: Element | null = element; one !== null; one = one.parentElement) {
      const style = getComputedStyle(one);
      const { clipPath, position } = style;
      // PatternFly still cuts by the older property.
      const clip = style.getPropertyValue('clip');
      const isCutAway = clipPath === 'inset(50%)' || clip === 'rect(0px, 0px, 0px, 0px)';
      if (isCutAway && (position === 'absolute' || position === 'fixed')) return true;
    }
    return false;
  };

  const meet = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });

  const isEmpty = ({ left, top, right, bottom }: Box): boolean =>
    right - left <= tolerance || bottom - top <= tolerance;

  const viewport: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };

  /** The part of a box that its scrolling and cutting ancestors let through. */
  const visiblePart = (box: Box, from: Element): Box => {
    let seen = meet(box, viewport);
    for (let one: Element | null = from; one !== null; one = one.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(one);
      if (overflowX !== 'visible' || overflowY !== 'visible') {
        seen = meet(seen, one.getBoundingClientRect());
      }
      if (position === 'fixed') break;
    }
    return seen;
  };

  // What is on the canvas is moved with it, and code is read line by line.
  const movable = '.vlan-networks-canvas, pre, code';

  /** Whether nothing of a box is seen because people have to scroll sideways to it. */
  const isBeside = (box: Box, from: Element): boolean => {
    if (from.closest(movable) !== null) return false;
    for (let one: Element | null = from; one !== null; one = one.parentElement) {
      const { overflowX } = getComputedStyle(one);
      const { left, right } = one.getBoundingClientRect();
      const scrolls = overflowX === 'auto' || overflowX === 'scroll';
      if (scrolls && (box.left >= right - tolerance || box.right <= left + tolerance)) return true;
    }
    return false;
  };

  const textBoxes: TextBox[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null) {
    const node = walker.currentNode;
    const element = node.parentElement;
    const text = (node.textContent ?? '').trim();
    if (element === null || text === '' || isScreenReaderOnly(element)) continue;
    if (element.closest('title, script, style, noscript') !== null) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const seen = visiblePart(rect, element);
      if (!isEmpty(seen)) textBoxes.push({ ...seen, text, element, whole: rect });
      else if (isBeside(rect, element)) problems.push(`“${text.slice(0, 60)}” is out of sight`);
    }
  }

  const isOpaque = (element: Element): boolean => {
    const { backgroundColor, opacity } = getComputedStyle(element);
    const alpha = /^rgba\(.*, ([\d.]+)\)$/.exec(backgroundColor)?.[1];
    return opacity === '1' && backgroundColor !== 'transparent' && Number(alpha ?? 1) === 1;
  };

  /** The opaque thing that lies over the element at this point, so that its text does not show there. */
  const coverOf = (element: Element, x: number, y: number): Element | undefined => {
    for (const above of document.elementsFromPoint(x, y)) {
      if (above === element || above.contains(element) || element.contains(above)) return undefined;
      if (isOpaque(above)) return above;
    }
    return undefined;
  };
  const isCovered = (element: Element, x: number, y: number): boolean =>
    coverOf(element, x, y) !== undefined;

  const name = ({ text }: TextBox): string => `“${text.slice(0, 60)}”`;
  textBoxes.forEach((a, index) => {
    for (const b of textBoxes.slice(index + 1)) {
      const both = meet(a, b);
      if (a.element === b.element || isEmpty(both)) continue;
      const x = (both.left + both.right) / 2;
      const y = (both.top + both.bottom) / 2;
      if (isCovered(a.element, x, y) || isCovered(b.element, x, y)) continue;
      problems.push(`${name(a)} and ${name(b)} overlap at ${x.toFixed()},${y.toFixed()}`);
    }
  });

  /** Whether an ancestor takes something off this box: scrolling down is expected of people, scrolling to the end of a word is not. */
  const isCut = (box: Box, from: Element): boolean => {
    let scrollsDown = false;
    for (let one: Element | null = from; one !== null; one = one.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(one);
      const frame = one.getBoundingClientRect();
      const cutsAcross = overflowX !== 'visible' && !one.matches(movable);
      const cutsDown = !scrollsDown && (overflowY === 'hidden' || overflowY === 'clip');
      if (cutsAcross && (box.right > frame.right + 1 || box.left < frame.left - 1)) return true;
      if (cutsDown && (box.bottom > frame.bottom + 4 || box.top < frame.top - 4)) return true;
      scrollsDown ||= overflowY === 'auto' || overflowY === 'scroll';
      if (position === 'fixed' || one.matches(movable)) return false;
    }
    return false;
  };

  const floating = '[role="dialog"], [role="tooltip"], [role="menu"], [role="listbox"]';
  const floats = document.querySelector(floating) !== null;

  for (const { element, text, whole, ...seen } of textBoxes) {
    if (element.closest('[title], svg') !== null) continue;
    const y = (seen.top + seen.bottom) / 2;
    const ends = [seen.left + 2, seen.right - 2];
    const covers = ends.map((x) => coverOf(element, x, y));
    const inSight = ends.filter((_, end) => covers[end] === undefined);
    const words = text.slice(0, 60);
    const table = element.closest('table');
    if (table !== null && covers.every((cover) => cover?.closest('table') === table)) {
      problems.push(`“${words}” is out of sight`);
      continue;
    }
    const isHalfCovered = inSight.length === 1 && !floats && element.closest(movable) === null;
    if (!isHalfCovered && !isCut(whole, element)) continue;
    if (cut.some((other) => other.text === words)) continue;
    const [x = 0] = isHalfCovered ? inSight : [(seen.left + seen.right) / 2];
    cut.push({ text: words, x, y });
  }

  // Words of the product's own are never cut, whatever their tooltip says.
  for (const lane of document.querySelectorAll<HTMLElement>('.vlan-networks-lane-name')) {
    if (lane.scrollWidth > lane.clientWidth || lane.scrollHeight > lane.clientHeight + tolerance) {
      problems.push(`the name of the lane “${lane.innerText}” is cut`);
    }
  }
  const pen = document.createElement('canvas').getContext('2d');
  for (const input of document.querySelectorAll<HTMLInputElement>('input[placeholder]')) {
    if (pen === null || input.value !== '' || !input.checkVisibility()) continue;
    const { font, paddingLeft, paddingRight } = getComputedStyle(input);
    pen.font = font;
    const room = input.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    if (pen.measureText(input.placeholder).width > room + tolerance) {
      problems.push(`the hint “${input.placeholder}” is cut`);
    }
  }

  // A control is in sight across: nobody looks for a menu, or for a button, beside the window. Cards are on a canvas that is there to be moved.
  const controls = 'button, a[href], input, select, textarea, [role="button"], [role="menuitem"]';
  for (const control of document.querySelectorAll<HTMLElement>(controls)) {
    if (control instanceof SVGElement || !control.checkVisibility() || isScreenReaderOnly(control))
      continue;
    const box = control.getBoundingClientRect();
    // A link to skip to the content waits far to the left until it has the focus.
    if (isEmpty(box) || box.right < 0) continue;
    let [left, right] = [0, innerWidth];
    for (let one = control.parentElement; one !== null; one = one.parentElement) {
      if (getComputedStyle(one).overflowX === 'visible') continue;
      const frame = one.getBoundingClientRect();
      [left, right] = [Math.max(left, frame.left), Math.min(right, frame.right)];
    }
    if (box.left >= left - tolerance && box.right <= right + tolerance) continue;
    const called = (control.getAttribute('aria-label') ?? control.innerText)
      .replace(/\s+/g, ' ')
      .trim();
    const from = `${box.left.toFixed()} to ${box.right.toFixed()}`;
    problems.push(`the control “${called}” lies at ${from}, and ${right.toFixed()} is in sight`);
  }

  for (const text of document.querySelectorAll<SVGTextElement>('svg text')) {
    const card = text.closest('[data-card]');
    const frame = card?.querySelector('rect');
    if (card === null || frame === null || frame === undefined) continue;
    const words = text.textContent.trim();
    const outer = frame.getBoundingClientRect();
    const inner = text.getBoundingClientRect();
    if (inner.left < outer.left - 1 || inner.right > outer.right + 1) {
      problems.push(`“${words}” sticks out of its card`);
    }
    const sign = card.querySelector('.vlan-networks-card-status')?.getBoundingClientRect();
    if (sign !== undefined && !isEmpty(meet(inner, sign))) {
      problems.push(`“${words}” and the sign of its card overlap`);
    }
    if (words.includes('…') && card.querySelector('title') === null) {
      problems.push(`“${words}” is shortened, and its card has no title`);
    }
  }

  if (document.documentElement.scrollWidth > innerWidth + 1) {
    problems.push(`the page is ${String(document.documentElement.scrollWidth)} px wide`);
  }

  const panels =
    'main, section, article, [role="region"], [role="tabpanel"], [role="group"], [role="dialog"], tbody, ul, ol, dl, dd';
  const isBlank = (element: HTMLElement): boolean =>
    element.innerText.trim() === '' &&
    element.querySelector('svg, input, select, img, canvas, button') === null;
  for (const panel of document.querySelectorAll<HTMLElement>(panels)) {
    if (!panel.checkVisibility() || isScreenReaderOnly(panel)) continue;
    const { width, height } = panel.getBoundingClientRect();
    if (width * height > 400 && isBlank(panel)) {
      const label = panel.getAttribute('aria-label') ?? panel.className;
      problems.push(`nothing is in the ${panel.tagName.toLowerCase()} “${label}”`);
    }
  }

  // A cell that has nothing to tell says so by a dash; an empty one is not told from a fault.
  for (const cell of document.querySelectorAll<HTMLTableCellElement>('tbody td')) {
    if (!cell.checkVisibility() || !isBlank(cell)) continue;
    const row = cell.closest('tr');
    const column = cell.closest('table')?.querySelectorAll('thead th')[cell.cellIndex];
    const first = row?.innerText.split(/[\n\t]/).find((text) => text.trim() !== '') ?? '';
    problems.push(`nothing is under “${column?.textContent ?? ''}” beside “${first.trim()}”`);
  }
  return { problems, cut };
}
