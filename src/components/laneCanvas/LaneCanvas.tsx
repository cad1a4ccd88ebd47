import { VisualizationProvider, VisualizationSurface } from '@patternfly/react-topology';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import type { Picture } from '../../core/topology/card';
import type { Layout } from '../../core/topology/layOut';
import { Neighbours } from '../../core/topology/neighbours';
import { useWords } from '../../ui/useWords';
import { CanvasContext } from './canvasContext';
import type { CanvasHandle } from './canvasContext';
import { CanvasLook } from './CanvasLook';
import { canvasModel } from './canvasModel';
import { fitScale, HEADER_HEIGHT, MARGIN } from './canvasScale';
import { CanvasControls } from './CanvasControls';
import { LaneColumns, LaneHeaders } from './LaneColumns';
import './laneCanvas.css';
import { nextCard } from './nextCard';
import { useController } from './useController';
import { useHoverIntent } from './useHoverIntent';
import { useWidth } from './useWidth';
import { useZoom } from './useZoom';

interface Props {
  picture: Picture;
  layout: Layout;
  selected: string | undefined;
  /** Cards that are lit while the rest is dimmed; left out: nothing is dimmed. */
  lit: ReadonlySet<string> | undefined;
  onSelect: (id: string | undefined) => void;
  filtered?: boolean;
  /** Pixels on the right that a panel covers: the canvas can be scrolled free of it. */
  covered?: number;
}

const KEY_STEP = 1.2;
/** Pixels below the picture, so that the lowest card can be scrolled free of the controls. */
const CONTROLS_HEIGHT = 48;

const cardElement = (root: HTMLElement | null, id: string): SVGGElement | null =>
  root?.querySelector<SVGGElement>(`[data-card="${CSS.escape(id)}"]`) ?? null;

/** The picture on six lanes. It keeps no state of its own but the zoom and the place of the keyboard. */
export const LaneCanvas = ({
  picture,
  layout,
  selected,
  lit,
  onSelect,
  filtered = false,
  covered = 0,
}: Props): ReactElement => {
  const say = useWords();
  const root = useRef<HTMLDivElement>(null);
  const [look] = useState(() => new CanvasLook());
  const room = useWidth(root);
  const width = layout.width + 2 * MARGIN;
  const height = layout.height + 2 * MARGIN;
  const { scale, zoomBy, fit } = useZoom(root, room === 0 ? 1 : fitScale(room, width));
  const model = useMemo(() => canvasModel(say, picture, layout), [say, picture, layout]);
  const controller = useController(model, scale);
  const hint = useCallback(
    (card: string | undefined) => {
      const hinted = card === undefined ? undefined : new Neighbours(picture.links).closure([card]);
      look.set({ hinted });
    },
    [look, picture],
  );
  useHoverIntent(root, hint);

  const first = layout.order.flat()[0];
  useLayoutEffect(() => {
    const known = look.focusable !== undefined && layout.positions.has(look.focusable);
    const focusable = selected ?? (known ? look.focusable : first);
    look.set({ lit, selected, focusable, found: picture.matches });
  }, [look, lit, selected, first, layout, picture]);

  // A click beside the cards clears; the keyboard has Escape for it.
  useEffect(() => {
    const element = root.current;
    const clear = ({ target }: MouseEvent): void => {
      const beside = target instanceof Element && target.closest('[data-card], button') === null;
      if (beside) onSelect(undefined);
    };
    element?.addEventListener('click', clear);
    return () => element?.removeEventListener('click', clear);
  }, [onSelect]);

  const handle = useMemo((): CanvasHandle => {
    const onKeyDown = (id: string, event: KeyboardEvent<SVGGElement>): void => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'Enter' || event.key === ' ') onSelect(id);
      else if (event.key === 'Escape') onSelect(undefined);
      else if (event.key === 'f') fit();
      else if (event.key === '+') zoomBy(KEY_STEP);
      else if (event.key === '-') zoomBy(1 / KEY_STEP);
      else {
        const next = nextCard(picture, layout, id, event.key);
        if (next === undefined) return;
        cardElement(root.current, next)?.focus();
      }
      event.preventDefault();
    };
    return {
      look,
      onClick: onSelect,
      onFocus: (id) => {
        look.set({ focusable: id });
      },
      onKeyDown,
    };
  }, [look, picture, layout, onSelect, fit, zoomBy]);

  return (
    <div className="vlan-networks-canvas-frame">
      <p className="pf-v6-u-screen-reader">{say('topology.canvasHelp')}</p>
      <div
        ref={root}
        className={`vlan-networks-canvas ${lit === undefined ? '' : 'is-dimmed'}`}
        style={{ scrollPaddingInlineEnd: covered + MARGIN }}
        role="group"
        aria-label={say('topology.canvas')}
      >
        <div
          className="vlan-networks-sheet"
          style={{
            width: Math.max(width * scale, 0) + covered,
            height: height * scale + HEADER_HEIGHT + CONTROLS_HEIGHT,
          }}
        >
          <LaneColumns lanes={picture.lanes} scale={scale} filtered={filtered} />
          <LaneHeaders lanes={picture.lanes} scale={scale} />
          <div
            className="vlan-networks-surface"
            style={{ width: width * scale, height: height * scale }}
          >
            <CanvasContext.Provider value={handle}>
              <VisualizationProvider controller={controller}>
                <VisualizationSurface />
              </VisualizationProvider>
            </CanvasContext.Provider>
          </div>
        </div>
      </div>
      <CanvasControls onZoom={zoomBy} onFit={fit} undrawn={picture.undrawnLinks} />
    </div>
  );
};
