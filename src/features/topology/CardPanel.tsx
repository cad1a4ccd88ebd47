import { Button } from '@patternfly/react-core';
import { TimesIcon } from '@patternfly/react-icons';
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { LegendList } from '../../components/laneCanvas/Legend';
import { attachPath } from '../../components/paths/pagePaths';
import { PathInWords } from '../../components/pathInWords/PathInWords';
import type { Card, Picture } from '../../core/topology/card';
import { pathOf } from '../../core/topology/pathOf';
import { useWords } from '../../ui/useWords';
import { sayFacts, sayNamespaces, sayNoun, sayTitle } from '../../words/sayCard';
import { sayReach } from '../../words/sayNetworkFacts';
import { findingsOfPath } from './findingsOfPath';
import { FindingCard } from './FindingCard';
import { NicList } from './NicList';
import type { TopologyQuery } from './topologyQuery';

interface Props {
  picture: Picture;
  selected: string | undefined;
  /** Beside the picture, not over it: then it stays when nothing is selected. */
  docked: boolean;
  onClose: () => void;
  onQuery: (part: Partial<TopologyQuery>) => void;
}

const FINDINGS_SHOWN = 5;

/** What is known of the selection: name, facts, path in words, findings with what mends them. */
export const CardPanel = ({ picture, selected, docked, onClose, onQuery }: Props): ReactElement => {
  const say = useWords();
  const card = picture.cards.find(({ id }) => id === selected);
  return (
    <section
      // Another selection begins at its top.
      key={selected}
      className={`vlan-networks-panel ${docked ? 'is-docked' : ''}`}
      aria-label={say('topology.panel')}
    >
      {selected !== undefined && (
        <Button
          className="vlan-networks-panel-close"
          variant="plain"
          icon={<TimesIcon />}
          aria-label={say('topology.panel.close')}
          onClick={onClose}
        />
      )}
      {card !== undefined ? (
        <Details card={card} picture={picture} onQuery={onQuery} />
      ) : (
        <Idle gone={selected !== undefined} />
      )}
    </section>
  );
};

const Idle = ({ gone }: { gone: boolean }): ReactElement => {
  const say = useWords();
  return (
    <>
      <p>{say(gone ? 'topology.panel.gone' : 'topology.panel.hint')}</p>
      <h3>{say('topology.legend')}</h3>
      <LegendList />
    </>
  );
};

const factsOf = (say: ReturnType<typeof useWords>, card: Card): string => {
  const { facts } = card;
  if (facts.type === 'network' && facts.reach !== undefined) {
    return [...sayFacts(say, card), sayReach(say, facts.reach)].join(' · ');
  }
  if (facts.type === 'nics') {
    return say('topology.panel.nicsOf', {
      network: facts.of,
      namespaces: sayNamespaces(say, facts),
    });
  }
  return sayFacts(say, card).join(' · ');
};

const Details = ({
  card,
  picture,
  onQuery,
}: {
  card: Card;
  picture: Picture;
  onQuery: Props['onQuery'];
}): ReactElement => {
  const say = useWords();
  const path = useMemo(() => pathOf(picture, card.id), [picture, card.id]);
  const findings = useMemo(() => findingsOfPath(picture, path, card), [picture, path, card]);
  const { facts } = card;
  return (
    <>
      <p className="vlan-networks-panel-noun">
        {facts.type === 'nics' ? say('topology.lane.nics') : sayNoun(say, facts)}
      </p>
      <h2>{sayTitle(say, card)}</h2>
      <p className="vlan-networks-panel-facts">{factsOf(say, card)}</p>
      {facts.type === 'unseen-switch' && (
        <p>{say(facts.off ? 'topology.switch.off' : 'topology.switch.nobody')}</p>
      )}
      {facts.type === 'network' && facts.network.description !== undefined && (
        <p>{facts.network.description}</p>
      )}
      {facts.type === 'more' ? <p>{say('topology.panel.more')}</p> : <PathInWords path={path} />}
      {findings.length > 0 && (
        <section className="vlan-networks-panel-findings">
          <h3>{say('topology.panel.findings')}</h3>
          {findings.slice(0, FINDINGS_SHOWN).map((finding) => (
            <FindingCard key={finding.id} finding={finding} onQuery={onQuery} />
          ))}
          {findings.length > FINDINGS_SHOWN && (
            <p>{say('topology.problems.more', { count: findings.length - FINDINGS_SHOWN })}</p>
          )}
        </section>
      )}
      {facts.type === 'network' && facts.network.type !== 'other' && (
        <p>
          <Link to={attachPath(facts.network.id)}>{say('topology.panel.attach')}</Link>
        </p>
      )}
      {facts.type === 'nics' && <NicList nics={facts.nics} />}
      {card.nodes.length > 0 && <NodeList nodes={card.nodes} />}
    </>
  );
};

const NODES_SHOWN = 12;

const NodeList = ({ nodes }: { nodes: readonly string[] }): ReactElement => {
  const say = useWords();
  const rest = nodes.length - NODES_SHOWN;
  return (
    <section>
      <h3>{say('topology.panel.nodes')}</h3>
      <ul className="vlan-networks-panel-list">
        {nodes.slice(0, NODES_SHOWN).map((node) => (
          <li key={node}>
            <Link to={`/k8s/cluster/nodes/${encodeURIComponent(node)}`}>{node}</Link>
          </li>
        ))}
        {rest > 0 && <li>{say('topology.panel.moreNodes', { count: rest })}</li>}
      </ul>
    </section>
  );
};
