import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

/** Inner width of an element in pixels, followed while it changes; 0 before it was measured. */
export const useWidth = (ref: RefObject<HTMLElement>): number => {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = (): void => {
      setWidth(element.clientWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [ref]);
  return width;
};
