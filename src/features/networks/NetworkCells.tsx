import { Tooltip } from '@patternfly/react-core';
import type { ReactElement, ReactNode } from 'react';
import type { Known } from '../../core/inventory/loadState';
import { sayUnknown } from '../../words/sayUnknown';
import { UnknownValue } from '../../ui/UnknownValue';
import { useWords } from '../../ui/useWords';
import { WholeWords } from '../../ui/WholeWords';
import { countText, coverageText, namesText } from './networkTexts';
import type { NetworkRow } from './networkRow';

/** Names one beside the other. */
export const NamesCell = ({ names }: { names: Known<readonly string[]> }): ReactElement => {
  const say = useWords();
  if (!names.known) return <UnknownValue reason={sayUnknown(say, names.reason)} />;
  return <WholeWords>{namesText(say, names)}</WholeWords>;
};

export const CoverageCell = ({ coverage }: Pick<NetworkRow, 'coverage'>): ReactElement => {
  const say = useWords();
  if (coverage !== undefined && !coverage.known)
    return <UnknownValue reason={sayUnknown(say, coverage.reason)} />;
  const text = coverageText(say, coverage);
  if (coverage === undefined) return <>{text}</>;
  const { broken, unknown } = coverage.value;
  const details: string[] = [];
  if (broken.length > 0) details.push(say('networks.coverageBroken', { nodes: broken.join(', ') }));
  if (unknown.length > 0)
    details.push(say('networks.coverageUnknown', { nodes: unknown.join(', ') }));
  if (details.length === 0) details.push(say('networks.coverageWhole'));
  return <Hinted hint={details.join('. ')}>{text}</Hinted>;
};

/** Text with an explanation that hovering and focusing show and that is read out after it. */
export const Hinted = ({ hint, children }: { hint: string; children: ReactNode }): ReactElement => (
  <Tooltip content={hint}>
    <span className="vlan-networks-hinted">
      {children}
      <span className="pf-v6-screen-reader">. {hint}</span>
    </span>
  </Tooltip>
);

export const CountCell = ({
  count,
  missing,
}: {
  count: number;
  missing: NetworkRow['namespacesMissing'];
}): ReactElement => {
  const say = useWords();
  if (missing === undefined) return <>{countText(say, count, false)}</>;
  return (
    <UnknownValue
      reason={sayUnknown(say, missing)}
      {...(count > 0 && { text: countText(say, count, true) })}
    />
  );
};
