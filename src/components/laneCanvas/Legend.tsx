import { Button, Popover } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import type { Sign } from '../../core/topology/pictureQuery';
import { useWords } from '../../ui/useWords';
import type { WordKey } from '../../words/catalogue';
import { statusIcons } from './cardIcons';

const status = (name: keyof typeof statusIcons): ReactElement => (
  <g className={`vlan-networks-card is-${name} is-there`}>
    <path
      className="vlan-networks-card-status"
      d={statusIcons[name]}
      fillRule="evenodd"
      transform="translate(12 0)"
    />
  </g>
);

const line = (className: string): ReactElement => (
  <path className={`vlan-networks-link ${className}`} d="M2 8H38" />
);

const box = (className: string): ReactElement => (
  <g className={`vlan-networks-card ${className}`}>
    <rect x={4} y={1} width={32} height={14} rx={3} />
  </g>
);

interface Entry {
  key: Extract<WordKey, `topology.legend.${string}`>;
  sign: ReactElement;
  /** What the entry asks for when it filters. */
  asks?: Sign;
}

const entries: readonly Entry[] = [
  { key: 'topology.legend.error', sign: status('error'), asks: 'error' },
  { key: 'topology.legend.warning', sign: status('warning'), asks: 'warning' },
  { key: 'topology.legend.ghost', sign: box('is-error is-missing'), asks: 'missing' },
  { key: 'topology.legend.unknown', sign: box('is-unknown is-unknown'), asks: 'unknown' },
  { key: 'topology.legend.line', sign: line('is-ok') },
  { key: 'topology.legend.partial', sign: line('is-partial') },
  { key: 'topology.legend.broken', sign: line('is-broken') },
  { key: 'topology.legend.lit', sign: line('is-ok is-lit') },
  {
    key: 'topology.legend.namespaces',
    sign: (
      <>
        {line('is-ok')}
        <text className="vlan-networks-link-number" x={20} y={12}>
          3
        </text>
      </>
    ),
  },
];

export interface LegendFilter {
  chosen: readonly Sign[];
  onToggle: (sign: Sign) => void;
}

/** What lines, boxes and signs mean, drawn with the very shapes of the picture. What has a sign can be filtered by. */
export const LegendList = ({ filter }: { filter?: LegendFilter | undefined }): ReactElement => {
  const say = useWords();
  return (
    <ul className="vlan-networks-legend">
      {entries.map(({ key, sign, asks }) => {
        const shape = (
          <svg width={40} height={16} aria-hidden="true">
            {sign}
          </svg>
        );
        return (
          <li key={key}>
            {asks === undefined || filter === undefined ? (
              <>
                {shape}
                {say(key)}
              </>
            ) : (
              <button
                type="button"
                aria-pressed={filter.chosen.includes(asks)}
                title={say('topology.showOnly', { sign: say(key) })}
                onClick={() => {
                  filter.onToggle(asks);
                }}
              >
                {shape}
                {say(key)}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
};

const keys: readonly { keys: string; does: Extract<WordKey, `topology.keys.${string}`> }[] = [
  { keys: '← → ↑ ↓', does: 'topology.keys.arrows' },
  { keys: 'Home End', does: 'topology.keys.ends' },
  { keys: 'Enter', does: 'topology.keys.select' },
  { keys: 'Space', does: 'topology.keys.expand' },
  { keys: 'Esc', does: 'topology.keys.clear' },
  { keys: '/', does: 'topology.keys.search' },
  { keys: '+ − f', does: 'topology.keys.zoom' },
  { keys: '?', does: 'topology.keys.help' },
];

interface Props {
  open: boolean;
  onOpen: (open: boolean) => void;
  filter?: LegendFilter | undefined;
}

/** The legend, and what the keys do. */
export const Legend = ({ open, onOpen, filter }: Props): ReactElement => {
  const say = useWords();
  return (
    <Popover
      aria-label={say('topology.legend')}
      headerContent={say('topology.legend')}
      isVisible={open}
      shouldOpen={() => {
        onOpen(true);
      }}
      shouldClose={() => {
        onOpen(false);
      }}
      bodyContent={
        <>
          <LegendList filter={filter} />
          <h3 className="vlan-networks-legend-heading">{say('topology.keys')}</h3>
          <dl className="vlan-networks-keys">
            {keys.map(({ keys: names, does }) => (
              <div key={does}>
                <dt>
                  <kbd>{names}</kbd>
                </dt>
                <dd>{say(does)}</dd>
              </div>
            ))}
          </dl>
        </>
      }
      position="top-start"
    >
      <Button variant="control" size="sm">
        {say('topology.legend')}
      </Button>
    </Popover>
  );
};
