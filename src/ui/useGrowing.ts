import { startTransition, useEffect, useState } from 'react';

/**
 * How many of `length` parts to show: a few at first and more as soon as those are on the screen, because the browser lays out in one go
 * whatever arrives at once.
 */
export const useGrowing = (length: number, step: number): number => {
  const [shown, setShown] = useState(step);
  useEffect(() => {
    if (shown < length) startTransition(() => setShown(shown + step));
  }, [shown, length, step]);
  return shown;
};
