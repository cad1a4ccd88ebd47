import { action, Point } from '@patternfly/react-topology';
import type { Visualization } from '@patternfly/react-topology';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { HEADER_HEIGHT, MARGIN, zoomed } from './canvasScale';

const WHEEL_STEP = 1.1;

interface Spot {
  /** Pixels from the corner of the canvas. */
  x: number;
  y: number;
}

export interface Zoom {
  /** Zooms about the middle of what is in sight. */
  zoomBy: (factor: number) => void;
  /** Back to the scale that fits the window. */
  fit: () => void;
}

/**
 * The scale of a canvas that scrolls natively: fitted until somebody zooms. Whatever lies under the pointer stays there while the wheel turns
 * with Control held (a pinch on a touchpad is that, too), and the middle stays the middle for buttons and keys. The plain wheel scrolls.
 *
 * The scale is a property of the style and of the controller, never a state of React: a step of the wheel renders no component but the one
 * that holds the transform.
 */
export const useZoom = (
  ref: RefObject<HTMLElement>,
  controller: Visualization,
  fitted: number,
): Zoom => {
  const chosen = useRef<number>();
  const present = useRef(fitted);
  // Where the next frame scrolls to.
  const target = useRef<{ left: number; top: number }>();

  const apply = useCallback(
    (scale: number, spot?: Spot) => {
      const element = ref.current;
      if (element === null) return;
      const ratio = scale / present.current;
      const { left, top } = target.current ?? {
        left: element.scrollLeft,
        top: element.scrollTop,
      };
      present.current = scale;
      element.style.setProperty('--vlan-networks-scale', String(scale));
      action(() => {
        const graph = controller.getGraph();
        graph.setScale(scale);
        graph.setPosition(new Point(MARGIN * scale, MARGIN * scale));
      })();
      if (spot === undefined) return;
      if (target.current === undefined) {
        // Scrolling measures the page, so it waits for the frame in which that is measured anyway.
        requestAnimationFrame(() => {
          element.scrollTo(target.current ?? {});
          target.current = undefined;
        });
      }
      target.current = {
        left: (left + spot.x) * ratio - spot.x,
        top: (top + spot.y - HEADER_HEIGHT) * ratio - spot.y + HEADER_HEIGHT,
      };
    },
    [ref, controller],
  );
  const zoomAbout = useCallback(
    (factor: number, spot: Spot) => {
      chosen.current = zoomed(present.current, factor);
      apply(chosen.current, spot);
    },
    [apply],
  );
  const zoomBy = useCallback(
    (factor: number) => {
      const { clientWidth = 0, clientHeight = 0 } = ref.current ?? {};
      zoomAbout(factor, { x: clientWidth / 2, y: (clientHeight + HEADER_HEIGHT) / 2 });
    },
    [ref, zoomAbout],
  );
  const fit = useCallback(() => {
    chosen.current = undefined;
    apply(fitted);
  }, [apply, fitted]);

  useLayoutEffect(() => {
    if (chosen.current === undefined) apply(fitted);
  }, [apply, fitted]);

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
  return { zoomBy, fit };
};
