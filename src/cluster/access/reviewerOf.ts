import { systemClock } from '../clock';
import type { Session } from '../session';
import { AccessReviewer } from './accessReviewer';
import { askAccess } from './askAccess';

const reviewers = new WeakMap<Session, AccessReviewer>();

const open = (session: Session): AccessReviewer => {
  const reviewer = new AccessReviewer(askAccess, systemClock);
  session.onEnd(() => {
    reviewer.forget();
  });
  return reviewer;
};

/** What one identity may do, as far as it was asked. Made on first use and forgotten with the session. */
export const reviewerOf = (session: Session): AccessReviewer => {
  const reviewer = reviewers.get(session) ?? open(session);
  reviewers.set(session, reviewer);
  return reviewer;
};
