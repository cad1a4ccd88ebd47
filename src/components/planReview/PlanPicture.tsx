import { List, ListItem, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useMemo, useState } from 'react';
import type { ReactElement } from 'react';
import type { Snapshot } from '../../cluster/snapshot';
import { useClusterStore } from '../../cluster/useClusterStore';
import type { Card, Mark, Picture } from '../../core/topology/card';
import { createTopology } from '../../core/topology/createTopology';
import { layOut } from '../../core/topology/layOut';
import { Neighbours } from '../../core/topology/neighbours';
import { wholePicture } from '../../core/topology/pictureQuery';
import { previewPicture } from '../../core/topology/previewPicture';
import { useWords } from '../../ui/useWords';
import { sayLabel } from '../../words/sayCard';
import { LaneCanvas } from '../laneCanvas/LaneCanvas';

const MARKS: readonly Mark[] = ['added', 'changed', 'removed'];

type Sides = Readonly<Record<'before' | 'after', Picture>>;

const picturesOf = (
  now: Pick<Snapshot, 'world' | 'diagnosis'>,
  then: Pick<Snapshot, 'world' | 'diagnosis'>,
): Sides => {
  const [before, after] = [now, then].map(({ world, diagnosis }) =>
    createTopology(world, diagnosis),
  );
  if (before === undefined || after === undefined) throw new Error('two topologies were made');
  return {
    before: before.picture(wholePicture),
    after: previewPicture(before, after, wholePicture),
  };
};

/** What the plan changes, in words: the twin of the picture. */
const Changes = ({ cards }: { cards: readonly Card[] }): ReactElement => {
  const say = useWords();
  return (
    <List isPlain aria-label={say('review.changes')}>
      {MARKS.flatMap((mark) =>
        cards
          .filter((card) => card.mark === mark)
          .map((card) => (
            <ListItem key={card.id}>
              {say(`review.mark.${mark}`, { card: sayLabel(say, card) })}
            </ListItem>
          )),
      )}
    </List>
  );
};

/** The cluster before a plan and after it, on the same lanes; what the plan touches is lit. Drawn once for a plan: what was reviewed is what is shown. */
export const PlanPicture = ({
  then,
}: {
  then: Pick<Snapshot, 'world' | 'diagnosis'>;
}): ReactElement => {
  const say = useWords();
  const store = useClusterStore();
  const pictures = useMemo(() => picturesOf(store.snapshot(), then), [store, then]);
  const [side, setSide] = useState<keyof Sides>('after');
  const [selected, setSelected] = useState<string>();
  const picture = pictures[side];
  const layout = useMemo(() => layOut(picture), [picture]);
  const lit = useMemo(() => {
    if (selected !== undefined && layout.positions.has(selected)) {
      return new Neighbours(picture.links).closure([selected]);
    }
    const touched = picture.cards.flatMap(({ id, mark }) => (mark === undefined ? [] : [id]));
    return touched.length === 0 ? undefined : new Set(touched);
  }, [picture, layout, selected]);
  return (
    <div className="vlan-networks-stack">
      <ToggleGroup aria-label={say('review.picture')}>
        {(['before', 'after'] as const).map((one) => (
          <ToggleGroupItem
            key={one}
            buttonId={`picture-${one}`}
            text={say(`review.picture.${one}`)}
            isSelected={side === one}
            onChange={() => setSide(one)}
          />
        ))}
      </ToggleGroup>
      <div className="vlan-networks-plan-picture">
        <LaneCanvas
          picture={picture}
          layout={layout}
          selected={selected}
          lit={lit}
          onSelect={setSelected}
        />
      </div>
      <Changes cards={pictures.after.cards} />
    </div>
  );
};
