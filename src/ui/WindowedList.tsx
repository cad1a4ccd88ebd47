import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import './windowedList.css';

interface Props<T> {
  label: string;
  rows: readonly T[];
  keyOf: (row: T) => string;
  children: (row: T) => ReactNode;
}

/** Pixels; every row has this height, whatever it says. */
const ROW_HEIGHT = 44;
/** Rows in sight before the list scrolls by itself. */
const IN_SIGHT = 9;
/** Rows kept beyond both ends of what is in sight, so that scrolling shows no holes. */
const BEYOND = 6;

/** A list of any length: only the rows in sight are in the document, and a screen reader is told the place of each in the whole. */
export const WindowedList = <T,>({ label, rows, keyOf, children }: Props<T>): ReactElement => {
  const [top, setTop] = useState(0);
  const most = Math.max(0, rows.length - IN_SIGHT - 2 * BEYOND);
  const offset = Math.min(most, Math.max(0, Math.floor(top / ROW_HEIGHT) - BEYOND));
  const shown = rows.slice(offset, offset + IN_SIGHT + 2 * BEYOND);
  return (
    <div
      className="vlan-networks-windowed"
      style={{ maxHeight: IN_SIGHT * ROW_HEIGHT }}
      onScroll={({ currentTarget }) => {
        setTop(currentTarget.scrollTop);
      }}
    >
      <ul
        aria-label={label}
        style={{ height: rows.length * ROW_HEIGHT, paddingBlockStart: offset * ROW_HEIGHT }}
      >
        {shown.map((row, index) => (
          <li
            key={keyOf(row)}
            aria-setsize={rows.length}
            aria-posinset={offset + index + 1}
            style={{ height: ROW_HEIGHT }}
          >
            {children(row)}
          </li>
        ))}
      </ul>
    </div>
  );
};
