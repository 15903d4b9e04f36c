import type { PortRef } from '../model/block-types';
import type { Point } from '../model/geometry';
import type { Hit } from '../view/hit-test';

export interface WhatNextRequest {
  /** The port that was dragged; null when empty canvas was double-clicked. */
  from: PortRef | null;
  /** Type of the value on that port; null without a port. */
  portType: string | null;
  /** Where the new block's upper left corner should go. */
  world: Point;
  /** Where the menu should open, in pixels from the canvas's upper left corner. */
  screen: Point;
}

export interface ContextMenuRequest {
  hit: Hit;
  world: Point;
  screen: Point;
}

export interface CommentRequest {
  /** The block that was clicked; null for a place on the canvas. */
  blockId: string | null;
  world: Point;
}

/** What the app does when the canvas asks; each is optional. */
export interface CanvasHost {
  onOpenBlock?: (blockId: string) => void;
  onWhatNext?: (request: WhatNextRequest) => void;
  onRunBlock?: (blockId: string) => void;
  onContextMenu?: (request: ContextMenuRequest) => void;
  onDropFiles?: (files: File[], world: Point) => void;
  /** The comment tool was used. Without it there is no such tool. */
  onComment?: (request: CommentRequest) => void;
  /** Says something to people who use a screen reader. */
  announce?: (message: string) => void;
}
