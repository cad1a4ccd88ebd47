import { observer } from '@patternfly/react-topology';
import type { GraphElement } from '@patternfly/react-topology';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { CARD_HEIGHT, CARD_WIDTH } from '../../core/topology/layOut';
import { useCanvas } from './canvasContext';
import type { CardData } from './canvasModel';
import { nounIcons, statusIcons } from './cardIcons';

/** One card: a button of two lines. It reads its data and its look, never the scale, so that zooming draws nothing again. */
const Card = ({ element }: { element: GraphElement<never, CardData> }): ReactElement | null => {
  const { look, onClick, onFocus, onKeyDown } = useCanvas();
  const id = element.getId();
  const data = element.getData();
  const className = useSyncExternalStore(look.subscribe, () => look.cardClass(id));
  const focusable = useSyncExternalStore(look.subscribe, () => look.isFocusable(id));
  const selected = className.includes('is-selected');
  const self = useRef<SVGGElement>(null);
  // The card does this by itself, because a selection out of a link may come before its card.
  useEffect(() => {
    if (selected) self.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selected]);
  if (data === undefined) return null;
  const { icon, presence, status, title, subtitle, label, description } = data;
  const describedBy = `vlan-networks-about-${encodeURIComponent(id)}`;
  return (
    <g
      ref={self}
      className={`vlan-networks-card is-${status} is-${presence} ${className}`}
      role="button"
      tabIndex={focusable ? 0 : -1}
      aria-label={label}
      aria-pressed={selected}
      {...(description !== '' && { 'aria-describedby': describedBy })}
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
      {description !== '' && <desc id={describedBy}>{description}</desc>}
      <title>{description === '' ? label : `${label}. ${description}`}</title>
      <rect width={CARD_WIDTH} height={CARD_HEIGHT} rx={6} />
      <path className="vlan-networks-card-icon" d={nounIcons[icon]} transform="translate(10 12)" />
      <text className="vlan-networks-card-title" x={34} y={24}>
        {title}
      </text>
      <text className="vlan-networks-card-facts" x={10} y={43}>
        {subtitle}
      </text>
      {status !== 'ok' && (
        <path
          className="vlan-networks-card-status"
          d={statusIcons[status]}
          fillRule="evenodd"
          transform={`translate(${String(CARD_WIDTH - 24)} 10)`}
        />
      )}
    </g>
  );
};

export const CardNode = observer(Card);
