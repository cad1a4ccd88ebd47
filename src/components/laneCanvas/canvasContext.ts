import { createContext, useContext } from 'react';
import type { KeyboardEvent } from 'react';
import { CanvasLook } from './CanvasLook';

/** What the cards of one canvas share: their look, and what happens to them. */
export interface CanvasHandle {
  look: CanvasLook;
  onClick: (id: string) => void;
  onFocus: (id: string) => void;
  onKeyDown: (id: string, event: KeyboardEvent<SVGGElement>) => void;
}

const nothing = (): void => undefined;

export const CanvasContext = createContext<CanvasHandle>({
  look: new CanvasLook(),
  onClick: nothing,
  onFocus: nothing,
  onKeyDown: nothing,
});

export const useCanvas = (): CanvasHandle => useContext(CanvasContext);
