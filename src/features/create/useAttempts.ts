import { useEffect, useRef, useState } from 'react';
import { stepOfField } from './stepRefusals';
import { STEPS } from './wizardDraft';

/** Where a person has been in the form: a field says what is wrong with it once it was left, or once its step was to be left. */
export const useAttempts = () => {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [attempts, setAttempts] = useState({ upTo: -1, count: 0 });
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempts.count > 0) {
      body.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }, [attempts.count]);
  return {
    /** The step that is shown: its first wrong field gets the focus. */
    body,
    /** Index of the last step that was to be left and could not. */
    upTo: attempts.upTo,
    touch: (field: string): void => setTouched((before) => new Set(before).add(field)),
    isTouched: (field: string): boolean =>
      touched.has(field) || STEPS.indexOf(stepOfField(field)) <= attempts.upTo,
    refuse: (step: number): void =>
      setAttempts(({ upTo, count }) => ({ upTo: Math.max(upTo, step), count: count + 1 })),
  };
};
