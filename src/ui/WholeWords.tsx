import { Fragment } from 'react';
import type { ReactElement } from 'react';
import './wholeWords.css';

/** Names of more characters are broken anywhere, where there is no room for them. */
const LONG = 12;

/**
 * Text that breaks between words only: browsers would break a name such as `worker-3` at its hyphen. A long name breaks where its line ends, and
 * does not push the columns beside it out of the window.
 */
export const WholeWords = ({ children }: { children: string }): ReactElement => (
  <>
    {children.split(' ').map((word, index) => (
      <Fragment key={index}>
        {index > 0 && ' '}
        {word.length > LONG ? (
          <span className="vlan-networks-long-word">{word}</span>
        ) : word.includes('-') ? (
          <span className="vlan-networks-whole-word">{word}</span>
        ) : (
          word
        )}
      </Fragment>
    ))}
  </>
);
