import { observer, ScaleDetailsLevel } from '@patternfly/react-topology';
import type { GraphElement } from '@patternfly/react-topology';
import { useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { FACTS, SIGN, TITLE } from '../../core/topology/cardText';
import { CARD_HEIGHT, CARD_WIDTH } from '../../core/topology/laneGrid';
import { useCanvas } from './canvasContext';
import type { CardData } from './canvasModel';
import { nounIcons, statusIcons } from './cardIcons';

/** What is inside the box, as much as can be read at this scale. */
const Content = ({ data, level }: { data: CardData; level: ScaleDetailsLevel }): ReactElement => {
  const { icon, title, subtitle, count } = data;
  if (level === ScaleDetailsLevel.low) {
    return (
      <text className="vlan-networks-card-number" x={14} y={40}>
        {count}
      </text>
    );
  }
  const whole = level === ScaleDetailsLevel.high;
  return (
    <>
      <path
        className="vlan-networks-card-icon"
        d={nounIcons[icon]}
        transform={whole ? 'translate(10 12)' : 'translate(10 20)'}
      />
      <text className="vlan-networks-card-title" x={TITLE.x} y={whole ? TITLE.y : 33}>
        {title}
      </text>
      {whole && (
        <text className="vlan-networks-card-facts" x={FACTS.x} y={FACTS.y}>
          {subtitle}
        </text>
      )}
    </>
  );
};

/**
 * One card: a button of two lines. It reads its data, its look and the level of detail, never the scale, so that zooming draws nothing again
 * until a level is crossed.
 */
const Card = ({ element }: { element: GraphElement<never, CardData> }): ReactElement | null => {
  const { look, onClick, onFocus, onKeyDown } = useCanvas();
  const id = element.getId();
  const data = element.getData();
  const level = element.getGraph().getDetailsLevel();
  const className = useSyncExternalStore(look.subscribe, () => look.cardClass(id));
  const focusable = useSyncExternalStore(look.subscribe, () => look.isFocusable(id));
  const selected = className.includes('is-selected');
  if (data === undefined) return null;
  const { presence, status, label, description } = data;
  return (
    <g
      className={`vlan-networks-card is-${status} is-${presence} ${className}`}
      role="button"
      tabIndex={focusable ? 0 : -1}
      aria-label={label}
      aria-pressed={selected}
      {...(description !== '' && { 'aria-description': description })}
      data-card={id}
      onClick={() => {
        onClick(id);
      }}
      onFocus={() => {
        onFocus(id);
      }}
      onKeyDown={(event) => {
        onKeyDown(id, event);
      }}
    >
      <title>{description === '' ? label : `${label}. ${description}`}</title>
      <rect width={CARD_WIDTH} height={CARD_HEIGHT} rx={6} />
      <Content data={data} level={level} />
      {status !== 'ok' && (
        <path
          className="vlan-networks-card-status"
          d={statusIcons[status]}
          fillRule="evenodd"
          transform={
            level === ScaleDetailsLevel.low
              ? `translate(${String(CARD_WIDTH - 50)} 10) scale(2.2)`
              : `translate(${String(SIGN.x)} ${String(SIGN.y)})`
          }
        />
      )}
    </g>
  );
};

export const CardNode = observer(Card);
