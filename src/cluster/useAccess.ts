import { useEffect, useSyncExternalStore } from 'react';
import type { Access, AccessReview } from './access/accessReview';
import { REMEMBER_MS } from './access/accessReviewer';
import { reviewerOf } from './access/reviewerOf';
import { useSession } from './useSession';

const SEPARATOR = ' ';

/** Whether the user may do each of these, asked again every minute. `unknown`: nobody can say before trying. */
export const useAccess = (reviews: readonly AccessReview[]): readonly (Access | 'loading')[] => {
  const access = reviewerOf(useSession());
  useEffect(() => {
    // Answers are remembered: asking the same again in each render costs nothing.
    const ask = (): void => {
      for (const review of reviews) void access.review(review);
    };
    ask();
    const timer = setInterval(ask, REMEMBER_MS);
    return () => {
      clearInterval(timer);
    };
  }, [access, reviews]);
  // One text for all answers is the same value as long as no answer changes.
  const answers = useSyncExternalStore(access.subscribe, () =>
    reviews.map((review) => access.present(review)).join(SEPARATOR),
  );
  return reviews.length === 0 ? [] : (answers.split(SEPARATOR) as (Access | 'loading')[]);
};
