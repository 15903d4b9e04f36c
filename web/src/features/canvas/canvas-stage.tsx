import { type ReactNode, useState } from 'react';
import type { CanvasStore } from '@/canvas/core/canvas-store';
import type { CommentRequest, ContextMenuRequest, WhatNextRequest } from '@/canvas/core/input/canvas-host';
import type { OpeningCamera } from '@/canvas/core/picture/current-opening';
import { CanvasView } from '@/canvas/react/canvas-view';
import { toast } from '@/components/ui/toast';
import { explain } from '@/lib/api/problem';
import type { BlockType } from '@/lib/api/types/block-type';
import { upload } from '@/lib/api/upload';
import { CanvasMenu } from './canvas-menu';
import { menuOf } from './canvas-menu-entries';
import { EmptyHint } from './empty-hint';
import type { useCanvasRun } from './use-canvas-run';
import { WhatNextMenu } from './what-next-menu';

interface CanvasStageProps {
  store: CanvasStore;
  /** Where somebody looked before it was live. */
  openAt?: () => OpeningCamera | null;
  title: string;
  types: BlockType[];
  runs: ReturnType<typeof useCanvasRun> | null;
  readOnly: boolean;
  inWorld?: ReactNode;
  onSelectionChange: (ids: readonly string[]) => void;
  onComment?: (request: CommentRequest) => void;
  children?: ReactNode;
}

/** The canvas itself with the menus that open on it. */
export function CanvasStage(props: CanvasStageProps) {
  const { store, types, runs, readOnly, onComment } = props;
  const [whatNext, setWhatNext] = useState<WhatNextRequest | null>(null);
  const [menu, setMenu] = useState<ContextMenuRequest | null>(null);
  const powers = {
    store,
    runs,
    onWhatNext: setWhatNext,
    onOpenBlock: (id: string) => openProperties(store, id),
    ...(onComment ? { onComment } : {}),
  };
  return (
    <CanvasView
      store={store}
      label={props.title}
      {...(props.openAt ? { openAt: props.openAt } : {})}
      inWorld={props.inWorld}
      onSelectionChange={props.onSelectionChange}
      onOpenBlock={powers.onOpenBlock}
      onWhatNext={readOnly ? () => undefined : setWhatNext}
      {...(runs === null ? {} : { onRunBlock: (id: string) => void runs.begin('block', id) })}
      {...(onComment === undefined ? {} : { onComment })}
      onContextMenu={setMenu}
      onDropFiles={(files, at) => void dropFiles(store, files, at)}
    >
      {!readOnly && whatNext === null && <EmptyHint store={store} onWhatNext={setWhatNext} />}
      {props.children}
      {whatNext && <WhatNextMenu store={store} types={types} request={whatNext} onClose={() => setWhatNext(null)} />}
      {menu && <CanvasMenu {...menuOf(powers, menu)} at={menu.screen} onClose={() => setMenu(null)} />}
    </CanvasView>
  );
}

/** Shows the properties of a block and takes the keyboard there. */
function openProperties(store: CanvasStore, id: string): void {
  store.editor.setState({ selection: new Set([id]) });
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('aside[aria-label="Properties"] [role="tab"][data-state="active"]')?.focus();
  });
}

async function dropFiles(store: CanvasStore, files: File[], at: { x: number; y: number }): Promise<void> {
  for (const [i, file] of files.entries()) {
    try {
      const artifact = await upload(file);
      store.commands.add({
        type: 'data',
        at: { x: at.x, y: at.y + i * 180 },
        props: { title: file.name, settings: { artifact } },
      });
    } catch (error) {
      toast.info(explain(error).title, explain(error).fix);
    }
  }
}
