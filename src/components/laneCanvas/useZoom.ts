import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { HEADER_HEIGHT, zoomed } from './canvasScale';

const WHEEL_STEP = 1.1;

interface Spot {
  /** Pixels from the corner of the canvas. */
  x: number;
  y: number;
}

export interface Zoom {
  scale: number;
  /** Zooms about the middle of what is in sight. */
  zoomBy: (factor: number) => void;
  /** Back to the scale that fits the window. */
  fit: () => void;
}

/**
 * The scale of a canvas that scrolls natively: fitted until somebody zooms. Whatever lies under the pointer stays there while the wheel turns
 * with Control held (a pinch on a touchpad is that, too), and the middle stays the middle for buttons and keys. The plain wheel scrolls.
 */
export const useZoom = (ref: RefObject<HTMLElement>, fitted: number): Zoom => {
  const [chosen, setChosen] = useState<number>();
  const scale = chosen ?? fitted;
  const anchor = useRef<Spot & { scale: number }>();
  // Kept beside the state, so that what zooms is the same function at every scale and no card is drawn again for it.
  const present = useRef(scale);

  const zoomAbout = useCallback((factor: number, spot: Spot) => {
    anchor.current = { ...spot, scale: present.current };
    setChosen(zoomed(present.current, factor));
  }, []);
  const zoomBy = useCallback(
    (factor: number) => {
      const { clientWidth = 0, clientHeight = 0 } = ref.current ?? {};
      zoomAbout(factor, { x: clientWidth / 2, y: (clientHeight + HEADER_HEIGHT) / 2 });
    },
    [ref, zoomAbout],
  );
  const fit = useCallback(() => {
    setChosen(undefined);
  }, []);

  useEffect(() => {
    const element = ref.current;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey || element === null) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      zoomAbout(event.deltaY < 0 ? WHEEL_STEP : 1 / WHEEL_STEP, {
        x: event.clientX - box.left,
        y: event.clientY - box.top,
      });
    };
    // React listens passively to the wheel, and a passive listener cannot keep the browser from zooming the page.
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [ref, zoomAbout]);

  useLayoutEffect(() => {
    present.current = scale;
    const [element, before] = [ref.current, anchor.current];
    anchor.current = undefined;
    if (element === null || before === undefined || before.scale === scale) return;
    const ratio = scale / before.scale;
    const [x, y] = [element.scrollLeft + before.x, element.scrollTop + before.y - HEADER_HEIGHT];
    element.scrollTo(x * ratio - before.x, y * ratio - before.y + HEADER_HEIGHT);
  }, [ref, scale]);
  return { scale, zoomBy, fit };
};
