import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { HEADER_HEIGHT, zoomed } from './canvasScale';

const STEP = 1.1;

/**
 * Zooms with the wheel while Control is held (a pinch on a touchpad is that, too) and keeps what is under the pointer under the pointer.
 * The plain wheel scrolls.
 */
export const useWheelZoom = (
  ref: RefObject<HTMLElement>,
  scale: number,
  onZoom: (scale: number) => void,
): void => {
  const anchor = useRef<{ x: number; y: number; scale: number }>();
  useEffect(() => {
    const element = ref.current;
    const zoom = (event: WheelEvent): void => {
      if (!event.ctrlKey || element === null) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      anchor.current = { x: event.clientX - box.left, y: event.clientY - box.top, scale };
      onZoom(zoomed(scale, event.deltaY < 0 ? STEP : 1 / STEP));
    };
    // React listens passively to the wheel, and a passive listener cannot keep the browser from zooming the page.
    element?.addEventListener('wheel', zoom, { passive: false });
    return () => element?.removeEventListener('wheel', zoom);
  }, [ref, scale, onZoom]);
  useLayoutEffect(() => {
    const [element, before] = [ref.current, anchor.current];
    anchor.current = undefined;
    if (element === null || before === undefined || before.scale === scale) return;
    const ratio = scale / before.scale;
    const [x, y] = [element.scrollLeft + before.x, element.scrollTop + before.y - HEADER_HEIGHT];
    element.scrollTo(x * ratio - before.x, y * ratio - before.y + HEADER_HEIGHT);
  }, [ref, scale]);
};
