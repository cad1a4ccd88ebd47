import { ClipboardCopyButton } from '@patternfly/react-core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { PathHop } from '../../core/topology/pathHop';
import { useWords } from '../../ui/useWords';
import { sayHop, sayHopCount, sayNote, sayPath } from '../../words/sayPath';
import './pathInWords.css';
import { StatusSign } from './StatusSign';

const keyOf = ({ lane, cards, more }: PathHop): string =>
  cards[0]?.id ?? `${lane}:${String(more)}:more`;

/** The path of a selection, hop by hop, for reading and for pasting into a ticket. */
export const PathInWords = ({ path }: { path: readonly PathHop[] }): ReactElement => {
  const say = useWords();
  const [copied, setCopied] = useState(false);
  const text = sayPath(say, path);
  return (
    <section className="vlan-networks-path">
      <div className="vlan-networks-path-header">
        <h3>{say('topology.path')}</h3>
        <ClipboardCopyButton
          id="vlan-networks-copy-path"
          variant="plain"
          aria-label={say('topology.path.copy')}
          onClick={() => {
            void navigator.clipboard.writeText(text).then(() => {
              setCopied(true);
            });
          }}
          onTooltipHidden={() => {
            setCopied(false);
          }}
        >
          {say(copied ? 'topology.path.copied' : 'topology.path.copy')}
        </ClipboardCopyButton>
      </div>
      <ol>
        {path.map((hop) => (
          <li key={keyOf(hop)} className={`is-${hop.status}`}>
            <StatusSign status={hop.status} />
            <span className="vlan-networks-path-hop">{sayHop(say, hop)}</span>
            <span className="vlan-networks-path-count">{sayHopCount(say, hop)}</span>
            {hop.notes.length > 0 && (
              <span className="vlan-networks-path-notes">
                {hop.notes.map((note) => sayNote(say, note)).join('; ')}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};
