import { lazy, Suspense } from 'react';
import type { ReactElement } from 'react';
import type { Reading } from './readingOf';

/** Most clusters have nothing to say here, so its code comes when there is. */
const NoticeList = lazy(async () => {
  const module = await import('./NoticeList');
  return { default: module.NoticeList };
});

/** What a page says above its content when part of the cluster is missing, unread or out of date. Nothing when all is well. */
export const ReadingNotices = ({ reading }: { reading: Reading }): ReactElement | null => {
  const { stale, unchecked, unread, noNmstate, noKubevirt } = reading;
  if (!stale && !unchecked && unread.length === 0 && !noNmstate && !noKubevirt) return null;
  return (
    <Suspense fallback={null}>
      <NoticeList reading={reading} />
    </Suspense>
  );
};
