import { Button } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { StatusSign } from '../../components/pathInWords/StatusSign';
import type { Finding, Severity } from '../../core/diagnostics/finding';
import type { CardStatus } from '../../core/topology/card';
import { useWords } from '../../ui/useWords';
import { sayFinding } from '../../words/sayFinding';
import { policyPath } from './policyPath';
import type { TopologyQuery } from './topologyQuery';

interface Props {
  finding: Finding;
  onQuery: (part: Partial<TopologyQuery>) => void;
}

const statusOf: Readonly<Record<Severity, CardStatus>> = {
  critical: 'error',
  error: 'error',
  warning: 'warning',
  info: 'ok',
};

const keysOf = ({ subject, related }: Finding, scope: Finding['subject']['scope']): string[] => [
  ...new Set([subject, ...related].flatMap((one) => (one.scope === scope ? [one.key] : []))),
];

/** Nodes that can be shown by a filter; more would be a list to read, not a picture to see. */
const NODES_IN_FILTER = 10;

/** A finding on the path: what, why, what mends it, and where to go. */
export const FindingCard = ({ finding, onQuery }: Props): ReactElement => {
  const say = useWords();
  const { title, cause, remedy } = sayFinding(say, finding);
  const status = statusOf[finding.severity];
  const nodes = keysOf(finding, 'node');
  const [policy] = keysOf(finding, 'policy');
  const showsNodes = nodes.length > 0 && nodes.length <= NODES_IN_FILTER;
  return (
    <article className={`vlan-networks-finding is-${status}`}>
      <h4>
        <StatusSign status={status} /> {title}
      </h4>
      {cause !== '' && <p>{cause}</p>}
      {remedy !== '' && <p>{remedy}</p>}
      <div className="vlan-networks-finding-actions">
        {showsNodes && (
          <Button
            variant="secondary"
            size="sm"
            onClick={() => {
              onQuery({ nodes });
            }}
          >
            {say('topology.panel.showNodes', {
              nodes:
                nodes.length === 1 ? (nodes[0] ?? '') : say('noun.nodes', { count: nodes.length }),
            })}
          </Button>
        )}
        {policy !== undefined && (
          <Link to={policyPath(policy)}>{say('topology.panel.showPolicy', { policy })}</Link>
        )}
      </div>
    </article>
  );
};
