import { Button } from '@patternfly/react-core';
import { Caption, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { StatusSign } from '../../components/pathInWords/StatusSign';
import type { Card, Picture } from '../../core/topology/card';
import type { Layout } from '../../core/topology/layOut';
import { Neighbours } from '../../core/topology/neighbours';
import { useWords } from '../../ui/useWords';
import { WholeWords } from '../../ui/WholeWords';
import { sayCardFacts, sayName, sayNoun, sayTitle } from '../../words/sayCard';
import { sayFinding } from '../../words/sayFinding';

interface Props {
  picture: Picture;
  layout: Layout;
  selected: string | undefined;
  onSelect: (id: string) => void;
}

const LINKED_SHOWN = 5;

/** The same cards as the picture, as a table: in the order of the lanes, with what each stands on and carries. */
export const TopologyList = ({ picture, layout, selected, onSelect }: Props): ReactElement => {
  const say = useWords();
  const neighbours = useMemo(() => new Neighbours(picture.links), [picture]);
  const cards = useMemo(() => new Map(picture.cards.map((card) => [card.id, card])), [picture]);
  const lines = layout.order.flat().flatMap((id) => {
    const found = picture.matches === undefined || picture.matches.has(id);
    const card = cards.get(id);
    return card !== undefined && found ? [card] : [];
  });
  const names = (ids: readonly string[]): string => {
    const all = [
      ...new Set(ids.flatMap((id) => cards.get(id) ?? []).map((card) => sayTitle(say, card))),
    ];
    if (all.length === 0) return say('networks.none');
    const rest = all.length - LINKED_SHOWN;
    const shown = all.slice(0, LINKED_SHOWN).join(', ');
    return rest > 0 ? `${shown}, ${say('topology.path.more', { count: rest })}` : shown;
  };
  const status = ({ status: is, findings }: Card): string =>
    findings[0] === undefined ? say(`topology.status.${is}`) : sayFinding(say, findings[0]).title;
  return (
    <div className="vlan-networks-topology-list">
      <Table variant="compact">
        <Caption className="pf-v6-u-screen-reader">{say('nav.topology')}</Caption>
        <Thead>
          <Tr>
            <Th width={10}>{say('topology.list.kind')}</Th>
            <Th width={15}>{say('topology.list.name')}</Th>
            <Th width={20}>{say('topology.list.facts')}</Th>
            <Th width={25}>{say('topology.list.status')}</Th>
            <Th width={15}>{say('topology.list.stands')}</Th>
            <Th width={15}>{say('topology.list.carries')}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {lines.map((card) => (
            <Tr key={card.id} isRowSelected={card.id === selected}>
              <Td dataLabel={say('topology.list.kind')}>
                {card.facts.type === 'nics' ? say('topology.lane.nics') : sayNoun(say, card.facts)}
              </Td>
              <Td dataLabel={say('topology.list.name')}>
                <Button
                  variant="link"
                  isInline
                  aria-label={say('topology.list.select', { name: sayName(say, card) })}
                  onClick={() => {
                    onSelect(card.id);
                  }}
                >
                  <WholeWords>{sayTitle(say, card)}</WholeWords>
                </Button>
              </Td>
              <Td dataLabel={say('topology.list.facts')}>
                <WholeWords>{sayCardFacts(say, card)}</WholeWords>
              </Td>
              <Td dataLabel={say('topology.list.status')}>
                {card.status !== 'ok' && (
                  <>
                    <StatusSign status={card.status} /> <WholeWords>{status(card)}</WholeWords>
                  </>
                )}
                {card.status === 'ok' && '–'}
              </Td>
              <Td dataLabel={say('topology.list.stands')}>
                <WholeWords>{names(neighbours.leftOf(card.id))}</WholeWords>
              </Td>
              <Td dataLabel={say('topology.list.carries')}>
                <WholeWords>{names(neighbours.rightOf(card.id))}</WholeWords>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </div>
  );
};
