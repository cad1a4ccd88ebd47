import { Button, Skeleton } from '@patternfly/react-core';
import { TimesIcon } from '@patternfly/react-icons';
import { lazy, Suspense, useMemo } from 'react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { LegendList } from '../../components/laneCanvas/Legend';
import type { LegendFilter } from '../../components/laneCanvas/Legend';
import { attachPath } from '../../components/paths/pagePaths';
import { PathInWords } from '../../components/pathInWords/PathInWords';
import type { Card } from '../../core/topology/card';
import { pathOf } from '../../core/topology/pathOf';
import { useWords } from '../../ui/useWords';
import { sayCardFacts, sayNamespaces, sayNoun, sayTitle } from '../../words/sayCard';
import { sayUnknown } from '../../words/sayUnknown';
import { AttachmentList } from './AttachmentList';
import { expansionOf } from './expansionOf';
import { findingsOfPath } from './findingsOfPath';
import { FindingCard } from './FindingCard';
import { NicList } from './NicList';
import { NodeList } from './NodeList';
import type { TopologyModel } from './topologyModel';
import type { TopologyQuery } from './topologyQuery';

interface Props {
  model: TopologyModel;
  query: TopologyQuery;
  /** Beside the picture, not over it: then it stays when nothing is selected. */
  docked: boolean;
  legend: LegendFilter;
  onExpand: (id: string) => void;
  onSelect: (id: string | undefined) => void;
  onQuery: (part: Partial<TopologyQuery>) => void;
}

/** One interface has facts only where somebody looks at one node: they are loaded then. */
const InterfaceFacts = lazy(async () => ({
  default: (await import('./InterfaceFacts')).InterfaceFacts,
}));

const FINDINGS_SHOWN = 5;
/** Lines of a path that leave room for a finding beneath them: one for each lane, and one that branches. */
const LONGEST_PATH = 7;

/** What is known of the selection: name, facts, path in words, findings with what mends them. */
export const CardPanel = ({
  model,
  query,
  docked,
  legend,
  onExpand,
  onSelect,
  onQuery,
}: Props): ReactElement => {
  const say = useWords();
  const { selected } = query;
  const card = model.picture.cards.find(({ id }) => id === selected);
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
          onClick={() => {
            onSelect(undefined);
          }}
        />
      )}
      {card !== undefined ? (
        <Details card={card} model={model} onExpand={onExpand} onQuery={onQuery} />
      ) : (
        <Idle gone={selected !== undefined} legend={legend} />
      )}
    </section>
  );
};

const Idle = ({ gone, legend }: { gone: boolean; legend: LegendFilter }): ReactElement => {
  const say = useWords();
  return (
    <>
      <p>{say(gone ? 'topology.panel.gone' : 'topology.panel.hint')}</p>
      <h3>{say('topology.legend')}</h3>
      <LegendList filter={legend} />
    </>
  );
};

const factsOf = (say: ReturnType<typeof useWords>, card: Card): string => {
  const { facts } = card;
  if (facts.type === 'nics') {
    return say('topology.panel.nicsOf', {
      network: facts.of,
      namespaces: sayNamespaces(say, facts),
    });
  }
  return sayCardFacts(say, card);
};

interface DetailsProps extends Pick<Props, 'model' | 'onExpand' | 'onQuery'> {
  card: Card;
}

const Details = ({ card, model, onExpand, onQuery }: DetailsProps): ReactElement => {
  const say = useWords();
  const { picture, source } = model;
  const expansion = expansionOf(picture, card.id);
  const path = useMemo(() => pathOf(picture, card.id), [picture, card.id]);
  const findings = useMemo(() => findingsOfPath(picture, path, card), [picture, path, card]);
  const { facts } = card;
  // Beneath a long path what is to be done would lie out of sight.
  const isLong = path.length > LONGEST_PATH;
  const found = findings.length > 0 && (
    <section className="vlan-networks-panel-findings">
      <h3>{say('topology.panel.findings')}</h3>
      {findings.slice(0, FINDINGS_SHOWN).map((finding) => (
        <FindingCard key={finding.id} finding={finding} onQuery={onQuery} />
      ))}
      {findings.length > FINDINGS_SHOWN && (
        <p>{say('topology.problems.more', { count: findings.length - FINDINGS_SHOWN })}</p>
      )}
    </section>
  );
  return (
    <>
      <p className="vlan-networks-panel-noun">
        {facts.type === 'nics' ? say('topology.lane.nics') : sayNoun(say, facts)}
      </p>
      <h2>{sayTitle(say, card)}</h2>
      <p className="vlan-networks-panel-facts">{factsOf(say, card)}</p>
      {expansion !== undefined && (
        <Button
          variant="secondary"
          size="sm"
          onClick={() => {
            onExpand(card.id);
          }}
        >
          {say(expansion.expanded ? 'topology.panel.fold' : 'topology.panel.expand')}
        </Button>
      )}
      {facts.type === 'interface' && (
        <Suspense fallback={<Skeleton />}>
          <InterfaceFacts facts={facts} />
        </Suspense>
      )}
      {facts.type === 'unseen-switch' && (
        <p>{say(facts.off ? 'topology.switch.off' : 'topology.switch.nobody')}</p>
      )}
      {facts.type === 'network' && facts.unknown !== undefined && facts.reach !== undefined && (
        <p>{sayUnknown(say, facts.unknown)}</p>
      )}
      {facts.type === 'network' && facts.network.description !== undefined && (
        <p>{facts.network.description}</p>
      )}
      {isLong && found}
      {facts.type === 'more' ? <p>{say('topology.panel.more')}</p> : <PathInWords path={path} />}
      {!isLong && found}
      {facts.type === 'network' && facts.network.type !== 'other' && (
        <p>
          <Link to={attachPath(facts.network.id)}>{say('topology.panel.attach')}</Link>
        </p>
      )}
      {facts.type === 'network' && facts.network.attachments.length > 0 && (
        <AttachmentList source={source} network={facts.network.id} />
      )}
      {facts.type === 'nics' && <NicList nics={facts.nics} />}
      {card.nodes.length > 0 && model.isolated === undefined && (
        <NodeList
          rows={source.nodesOf(card)}
          onIsolate={(isolated) => {
            onQuery({ isolated, selected: undefined });
          }}
        />
      )}
    </>
  );
};
