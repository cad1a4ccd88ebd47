import type { ReactElement } from 'react';

/** A moment in the user's language and zone; `-` where there is none. */
export default function Timestamp({
  timestamp,
  simple = false,
}: {
  timestamp?: string | number | null;
  simple?: boolean;
}): ReactElement {
  if (timestamp === undefined || timestamp === null || timestamp === '') {
    return <>-</>;
  }
  const date = new Date(timestamp);
  const text = date.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
  return simple ? <>{text}</> : <time dateTime={date.toISOString()}>{text}</time>;
}
