import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { CARD_HEIGHT, CARD_WIDTH } from '../../core/topology/laneGrid';
import type { Layout } from '../../core/topology/layOut';
import { HEADER_HEIGHT, MARGIN } from './canvasScale';
import { pathInSight } from './pathInSight';

/** Kept free around a card that is scrolled to. */
const AROUND = 12;

interface Path {
  layout: Layout;
  selected: string | undefined;
  lit: ReadonlySet<string> | undefined;
  /** Cards that are missing: of what is lit they are what people look for. */
  missing: ReadonlySet<string>;
  /** Pixels of the window on the right that a panel covers. */
  covered: number;
  /** Width of the window; 0 while it is not measured. */
  room: number;
}

/**
 * Scrolls a canvas to the path of what is selected, once for each selection, or to what is lit without one: beside a panel that covers a part
 * of the window, too.
 */
export const usePathInSight = (
  ref: RefObject<HTMLElement>,
  { layout, selected, lit, missing, covered, room }: Path,
): void => {
  const shown = useRef('');
  useEffect(() => {
    const element = ref.current;
    // Without a selection the last of what is lit: a network rather than what it stands on.
    const anchor = selected ?? [...(lit ?? [])].filter((id) => layout.positions.has(id)).at(-1);
    const place = anchor === undefined ? undefined : layout.positions.get(anchor);
    const key = place === undefined ? '' : `${anchor ?? ''} ${String(covered)} ${String(room)}`;
    if (shown.current === key || room === 0) return;
    shown.current = key;
    if (element === null || place === undefined) return;
    const scale = Number(element.style.getPropertyValue('--vlan-networks-scale')) || 1;
    const span = (from: number, length: number) => ({
      start: Math.max(0, (from + MARGIN) * scale - AROUND),
      end: (from + length + MARGIN) * scale + AROUND,
    });
    const isLit = (id: string): boolean => lit?.has(id) === true;
    const placesOf = (ids: Iterable<string>) =>
      [...ids].flatMap((id) => layout.positions.get(id) ?? []);
    const places = placesOf(lit ?? []);
    const urgent = placesOf([...missing].filter(isLit));
    const left = pathInSight(
      places.map(({ x }) => span(x, CARD_WIDTH)),
      urgent.map(({ x }) => span(x, CARD_WIDTH)),
      span(place.x, CARD_WIDTH),
      room - covered,
      element.scrollLeft,
    );
    const top = pathInSight(
      places.map(({ y }) => span(y, CARD_HEIGHT)),
      urgent.map(({ y }) => span(y, CARD_HEIGHT)),
      span(place.y, CARD_HEIGHT),
      element.clientHeight - HEADER_HEIGHT,
      element.scrollTop,
    );
    element.scrollTo({ left, top });
  }, [ref, layout, selected, lit, missing, covered, room]);
};
