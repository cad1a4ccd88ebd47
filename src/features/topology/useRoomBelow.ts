import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

const LEAST = 420;
const BOTTOM = 16;

/** Pixels from the top of an element to the bottom of the window, at least enough for the picture: the canvas fills the window and scrolls. */
export const useRoomBelow = (ref: RefObject<HTMLElement>): number => {
  const [room, setRoom] = useState(LEAST);
  useLayoutEffect(() => {
    const measure = (): void => {
      const element = ref.current;
      if (element === null) return;
      const scrolled = element.closest('.pf-v6-c-page__main')?.scrollTop ?? 0;
      const top = element.getBoundingClientRect().top + scrolled;
      setRoom(Math.max(LEAST, Math.floor(window.innerHeight - top - BOTTOM)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    // What stands above may wrap or grow; the body of the page tells of both.
    observer.observe(document.body);
    const parent = ref.current?.parentElement;
    if (parent !== null && parent !== undefined) observer.observe(parent);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [ref]);
  return room;
};
