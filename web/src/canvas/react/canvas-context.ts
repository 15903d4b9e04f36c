import { createContext, useContext } from 'react';
import type { CanvasStore } from '../core/canvas-store';
import type { CanvasHost } from '../core/input/canvas-host';
import type { CardRegistry } from '../core/view/card-registry';

export interface CanvasContextValue {
  store: CanvasStore;
  cards: CardRegistry;
  host: () => CanvasHost;
}

export const CanvasContext = createContext<CanvasContextValue | null>(null);

export function useCanvas(): CanvasContextValue {
  const value = useContext(CanvasContext);
  if (value === null) throw new Error('This component must be inside <CanvasView>.');
  return value;
}
