import { useEffect } from 'react';
import type { RefObject } from 'react';

/** Long enough that a pointer on its way elsewhere lights nothing. */
const INTENT_MS = 100;

/**
 * Tells which card the pointer rests on: after a moment, so that crossing the picture does not make it flicker; `undefined` when it rests on
 * none.
 */
export const useHoverIntent = (
  ref: RefObject<HTMLElement>,
  onRest: (card: string | undefined) => void,
): void => {
  useEffect(() => {
    const element = ref.current;
    let timer = 0;
    let intended: string | undefined;
    const rest = (card: string | undefined): void => {
      if (card === intended) return;
      intended = card;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        onRest(card);
      }, INTENT_MS);
    };
    const onOver = ({ target }: PointerEvent): void => {
      const card = target instanceof Element ? target.closest('[data-card]') : null;
      rest(card?.getAttribute('data-card') ?? undefined);
    };
    const onLeave = (): void => {
      rest(undefined);
    };
    element?.addEventListener('pointerover', onOver);
    element?.addEventListener('pointerleave', onLeave);
    return () => {
      window.clearTimeout(timer);
      element?.removeEventListener('pointerover', onOver);
      element?.removeEventListener('pointerleave', onLeave);
    };
  }, [ref, onRest]);
};
