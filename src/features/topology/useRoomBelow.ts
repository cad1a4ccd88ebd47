import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

const LEAST = 420;
const BOTTOM = 4;

const scrollerOf = (element: HTMLElement): HTMLElement | null => {
  for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent;
  }
  return null;
};

const roomOf = (element: HTMLElement): number => {
  const scroller = scrollerOf(element);
  const bottom = scroller?.getBoundingClientRect().bottom ?? window.innerHeight;
  const top = element.getBoundingClientRect().top + (scroller?.scrollTop ?? 0);
  return Math.max(LEAST, Math.floor(bottom - top - BOTTOM));
};

/**
 * Pixels from the top of an element to the bottom of what scrolls around it, at least enough for a small picture: the canvas fills the
 * window and scrolls by itself.
 */
export const useRoomBelow = (ref: RefObject<HTMLElement>): number => {
  const [room, setRoom] = useState(LEAST);
  // Whatever stands above may have grown since: looked at after every rendering, which is cheap, and set only where it differs.
  useLayoutEffect(() => {
    if (ref.current !== null) setRoom(roomOf(ref.current));
  });
  useLayoutEffect(() => {
    const measure = (): void => {
      if (ref.current !== null) setRoom(roomOf(ref.current));
    };
    window.addEventListener('resize', measure);
    // What stands above unfolds and folds by itself.
    const observer = new ResizeObserver(measure);
    for (const above of ref.current?.parentElement?.children ?? []) {
      if (above !== ref.current) observer.observe(above);
    }
    return () => {
      window.removeEventListener('resize', measure);
      observer.disconnect();
    };
  }, [ref]);
  return room;
};
