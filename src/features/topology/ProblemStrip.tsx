import { Button, Tooltip } from '@patternfly/react-core';
import { memo, useState } from 'react';
import type { ReactElement } from 'react';
import { StatusSign } from '../../components/pathInWords/StatusSign';
import type { Unchecked } from '../../core/diagnostics/diagnosis';
import type { Severity } from '../../core/diagnostics/finding';
import type { CardStatus, Problem } from '../../core/topology/card';
import { useWords } from '../../ui/useWords';
import { sayFinding } from '../../words/sayFinding';
import { sayLeast } from '../../words/sayLeast';
import { sayUnknown } from '../../words/sayUnknown';

interface Props {
  /** Ranked: the worst and widest first. */
  problems: readonly Problem[];
  unchecked: readonly Unchecked[];
  /** Whether the health of every network is known. */
  isKnown: boolean;
  onSelect: (id: string) => void;
}

/** Problems shown before "n more". */
const SHOWN = 3;

const statusOf: Readonly<Record<Severity, CardStatus>> = {
  critical: 'error',
  error: 'error',
  warning: 'warning',
  info: 'ok',
};

const Strip = ({ problems, unchecked, isKnown, onSelect }: Props): ReactElement => {
  const say = useWords();
  const [all, setAll] = useState(false);
  const real = problems.filter(({ finding }) => finding.severity !== 'info');
  const rest = real.length - SHOWN;
  const shown = all ? real : real.slice(0, SHOWN);
  const reasons = [...new Set(unchecked.map(({ reason }) => sayUnknown(say, reason)))];
  return (
    <ul className="vlan-networks-problems" aria-label={say('topology.problems')}>
      {real.length === 0 && unchecked.length === 0 && (
        <li>
          <StatusSign status={isKnown ? 'ok' : 'unknown'} />{' '}
          <span aria-hidden={isKnown}>
            {say(isKnown ? 'topology.problems.none' : 'topology.problems.noneKnown')}
          </span>
        </li>
      )}
      {shown.map((problem) => {
        const { finding, cards, nics } = problem;
        const [card] = cards;
        const { title } = sayFinding(say, finding);
        const button = (
          <Button
            variant="secondary"
            size="sm"
            icon={<StatusSign status={statusOf[finding.severity]} />}
            isAriaDisabled={card === undefined}
            onClick={() => {
              if (card !== undefined) onSelect(card);
            }}
          >
            {nics === 0
              ? title
              : `${title} · ${sayLeast(say, problem, say('noun.nics', { count: nics }))}`}
          </Button>
        );
        return (
          <li key={finding.id}>
            {card === undefined ? (
              <Tooltip content={say('topology.problems.notDrawn')}>{button}</Tooltip>
            ) : (
              button
            )}
          </li>
        );
      })}
      {rest > 0 && (
        <li>
          <Button
            variant="secondary"
            size="sm"
            aria-expanded={all}
            onClick={() => {
              setAll(!all);
            }}
          >
            {all ? say('topology.problems.fewer') : say('topology.problems.more', { count: rest })}
          </Button>
        </li>
      )}
      {unchecked.length > 0 && (
        <li>
          <Tooltip content={reasons.join(' ')}>
            <Button variant="plain" size="sm" icon={<StatusSign status="unknown" />}>
              {say('topology.unchecked', { count: unchecked.length })}
            </Button>
          </Tooltip>
        </li>
      )}
    </ul>
  );
};

/** What is wrong, worst first; each entry lights its slice of the picture. */
export const ProblemStrip = memo(Strip);
