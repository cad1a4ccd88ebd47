import { Fragment } from 'react';
import type { ReactElement } from 'react';
import './wholeWords.css';

/** Text that breaks between words only: browsers would break a name such as `worker-3` at its hyphen. What is longer than the line still breaks. */
export const WholeWords = ({ children }: { children: string }): ReactElement => (
  <>
    {children.split(' ').map((word, index) => (
      <Fragment key={index}>
        {index > 0 && ' '}
        {word.includes('-') ? <span className="vlan-networks-whole-word">{word}</span> : word}
      </Fragment>
    ))}
  </>
);
