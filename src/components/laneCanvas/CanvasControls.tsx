import { Button, Tooltip } from '@patternfly/react-core';
import { ExpandArrowsAltIcon, SearchMinusIcon, SearchPlusIcon } from '@patternfly/react-icons';
import type { ReactElement } from 'react';
import { useWords } from '../../ui/useWords';
import { Legend } from './Legend';
import type { LegendFilter } from './Legend';

interface Props {
  onZoom: (factor: number) => void;
  onFit: () => void;
  /** Links that are left out of the picture. */
  undrawn: number;
  legendOpen: boolean;
  onLegend: (open: boolean) => void;
  filter?: LegendFilter | undefined;
}

const STEP = 1.2;

/** Zoom, fit and legend, in the corner of the canvas. */
export const CanvasControls = ({
  onZoom,
  onFit,
  undrawn,
  legendOpen,
  onLegend,
  filter,
}: Props): ReactElement => {
  const say = useWords();
  const controls = [
    {
      text: say('topology.zoomIn'),
      icon: <SearchPlusIcon />,
      run: () => {
        onZoom(STEP);
      },
    },
    {
      text: say('topology.zoomOut'),
      icon: <SearchMinusIcon />,
      run: () => {
        onZoom(1 / STEP);
      },
    },
    { text: say('topology.fit'), icon: <ExpandArrowsAltIcon />, run: onFit },
  ];
  return (
    <div className="vlan-networks-controls">
      {controls.map(({ text, icon, run }) => (
        <Tooltip key={text} content={text}>
          <Button variant="control" size="sm" icon={icon} aria-label={text} onClick={run} />
        </Tooltip>
      ))}
      <Legend open={legendOpen} onOpen={onLegend} filter={filter} />
      {undrawn > 0 && <span>{say('topology.undrawn', { count: undrawn })}</span>}
    </div>
  );
};
