import { Button, Popover } from '@patternfly/react-core';
import type { ReactElement } from 'react';
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

const entries: readonly {
  key: Extract<WordKey, `topology.legend.${string}`>;
  sign: ReactElement;
}[] = [
  { key: 'topology.legend.line', sign: line('is-ok') },
  { key: 'topology.legend.lit', sign: line('is-ok is-lit') },
  { key: 'topology.legend.ghost', sign: box('is-error is-missing') },
  { key: 'topology.legend.unknown', sign: box('is-unknown is-unknown') },
  { key: 'topology.legend.error', sign: status('error') },
  { key: 'topology.legend.warning', sign: status('warning') },
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

/** What lines, boxes and signs mean, drawn with the very shapes of the picture. */
export const LegendList = (): ReactElement => {
  const say = useWords();
  return (
    <ul className="vlan-networks-legend">
      {entries.map(({ key, sign }) => (
        <li key={key}>
          <svg width={40} height={16} aria-hidden="true">
            {sign}
          </svg>
          {say(key)}
        </li>
      ))}
    </ul>
  );
};

export const Legend = (): ReactElement => {
  const say = useWords();
  return (
    <Popover
      aria-label={say('topology.legend')}
      headerContent={say('topology.legend')}
      bodyContent={<LegendList />}
      position="top-start"
    >
      <Button variant="control" size="sm">
        {say('topology.legend')}
      </Button>
    </Popover>
  );
};
