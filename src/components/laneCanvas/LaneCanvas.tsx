import { VisualizationProvider, VisualizationSurface } from '@patternfly/react-topology';
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import type { Picture } from '../../core/topology/card';
import type { Layout } from '../../core/topology/layOut';
import { Neighbours } from '../../core/topology/neighbours';
import { useWords } from '../../ui/useWords';
import { CanvasContext } from './canvasContext';
import type { CanvasHandle } from './canvasContext';
import { CanvasLook } from './CanvasLook';
import { canvasModel } from './canvasModel';
import { fitScale, HEADER_HEIGHT, MARGIN, scaled } from './canvasScale';
import { CanvasControls } from './CanvasControls';
import type { LegendFilter } from './Legend';
import { LaneColumns, LaneHeaders } from './LaneColumns';
import './laneCanvas.css';
import { cardInstead } from './cardInstead';
import { nextCard } from './nextCard';
import { useController } from './useController';
import { useHoverIntent } from './useHoverIntent';
import { usePathInSight } from './usePathInSight';
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
  /** What the entries of the legend do; left out: they only explain. */
  legend?: LegendFilter | undefined;
  /** Space on a card; left out: it selects, as Enter does. */
  onExpand?: ((id: string) => void) | undefined;
}

const KEY_STEP = 1.2;
/** Pixels below the picture, so that the lowest card can be scrolled free of the controls. */
const CONTROLS_HEIGHT = 48;

const cardElement = (root: HTMLElement | null, id: string): SVGGElement | null =>
  root?.querySelector<SVGGElement>(`[data-card="${CSS.escape(id)}"]`) ?? null;

const Canvas = ({
  picture,
  layout,
  selected,
  lit,
  onSelect,
  filtered = false,
  covered = 0,
  legend,
  onExpand,
}: Props): ReactElement => {
  const say = useWords();
  const root = useRef<HTMLDivElement>(null);
  /** The card on which Space was pressed last. */
  const left = useRef<string>();
  const [look] = useState(() => new CanvasLook());
  const [legendOpen, setLegendOpen] = useState(false);
  const room = useWidth(root);
  const width = layout.width + 2 * MARGIN;
  const height = layout.height + 2 * MARGIN;
  const model = useMemo(() => canvasModel(say, picture, layout), [say, picture, layout]);
  const controller = useController(model);
  const { zoomBy, fit } = useZoom(root, controller, room === 0 ? 1 : fitScale(room, width));
  const hint = useCallback(
    (card: string | undefined) => {
      const hinted = card === undefined ? undefined : new Neighbours(picture.links).closure([card]);
      look.set({ hinted });
    },
    [look, picture],
  );
  useHoverIntent(root, hint);
  useLayoutEffect(() => {
    look.set({ hinted: undefined });
  }, [look, picture]);

  const missing = useMemo(
    () =>
      new Set(picture.cards.flatMap(({ id, presence }) => (presence === 'missing' ? [id] : []))),
    [picture],
  );
  const first = layout.order.flat()[0];
  useLayoutEffect(() => {
    const known = look.focusable !== undefined && layout.positions.has(look.focusable);
    const focusable = selected ?? (known ? look.focusable : first);
    look.set({ lit, selected, focusable, found: picture.matches });
  }, [look, lit, selected, first, layout, picture]);

  // A card that was expanded or folded takes the focus with it.
  useEffect(() => {
    const id = left.current;
    if (id === undefined || layout.positions.has(id)) return undefined;
    left.current = undefined;
    const next = cardInstead(picture, id);
    if (next === undefined) return undefined;
    const frame = requestAnimationFrame(() => cardElement(root.current, next)?.focus());
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [picture, layout]);

  usePathInSight(root, { layout, selected, lit, missing, covered, room });

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
      if (event.key === 'Enter') onSelect(id);
      else if (event.key === ' ') {
        left.current = id;
        (onExpand ?? onSelect)(id);
      } else if (event.key === 'Escape') onSelect(undefined);
      else if (event.key === 'f') fit();
      else if (event.key === '+') zoomBy(KEY_STEP);
      else if (event.key === '-') zoomBy(1 / KEY_STEP);
      else if (event.key === '?') setLegendOpen(true);
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
  }, [look, picture, layout, onSelect, onExpand, fit, zoomBy]);

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
            width: `calc(${scaled(width)} + ${String(covered)}px)`,
            height: `calc(${scaled(height)} + ${String(HEADER_HEIGHT + CONTROLS_HEIGHT)}px)`,
          }}
        >
          <LaneColumns lanes={picture.lanes} filtered={filtered} />
          <LaneHeaders lanes={picture.lanes} />
          <div
            className="vlan-networks-surface"
            style={{ width: scaled(width), height: scaled(height) }}
          >
            <CanvasContext.Provider value={handle}>
              <VisualizationProvider controller={controller}>
                <VisualizationSurface />
              </VisualizationProvider>
            </CanvasContext.Provider>
          </div>
        </div>
      </div>
      <CanvasControls
        onZoom={zoomBy}
        onFit={fit}
        undrawn={picture.undrawnLinks}
        legendOpen={legendOpen}
        onLegend={setLegendOpen}
        filter={legend}
      />
    </div>
  );
};

/**
 * The picture on its lanes. It keeps no state of its own but the zoom and the place of the keyboard, and is drawn again only when what it is
 * given changes.
 */
export const LaneCanvas = memo(Canvas);
