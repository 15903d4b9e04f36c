import * as arrange from './edit/arrange-commands';
import * as block from './edit/block-commands';
import { type CanvasFragment, copyBlocks, pasteFragment } from './edit/clipboard';
import { commit, type EditContext } from './edit/commit';
import * as edge from './edit/edge-commands';
import { type EditorStore, select } from './edit/editor-state';
import * as group from './edit/group-commands';
import { reorderBlocks } from './edit/order-commands';
import type { LayoutEngine } from './layout/layout-graph';
import { anchored, layoutGraph } from './layout/layout-graph';
import { wrapRanks } from './layout/wrap-ranks';
import type { PortRef } from './model/block-types';
import type { BlockProps } from './model/canvas-document';
import type { Point, Rect } from './model/geometry';

/** Every edit of a canvas as a verb. Those without ids act on the selection. */
export type CanvasCommands = ReturnType<typeof createCommands>;

export function createCommands(context: EditContext, editor: EditorStore, tidyEngine: () => Promise<LayoutEngine>) {
  const chosen = () => editor.getState().selection;
  const add = (newBlock: block.NewBlock) => {
    const id = block.addBlock(context, newBlock);
    if (id !== null) select(editor, [id]);
    return id;
  };
  const paste = (fragment: CanvasFragment, place: { center: Point } | { offset: Point }) => {
    const ids = pasteFragment(context, fragment, place);
    if (ids.length > 0) select(editor, group.topmost(context, ids));
    return ids;
  };
  return {
    add,
    /** Draws a frame around what lies in a rectangle. */
    drawFrame(box: Rect): string | null {
      const id = group.drawFrame(context, box);
      if (id !== null) select(editor, [id]);
      return id;
    },
    /** Creates a block and connects a port to its first compatible one: what the "what next" menu does. */
    addConnected(newBlock: block.NewBlock, from: PortRef): string | null {
      const id = add(newBlock);
      const to = id === null ? null : edge.firstCompatiblePort(context, from, id);
      if (to !== null) edge.connect(context, from, to);
      return id;
    },
    setProps: (id: string, change: BlockProps) => block.updateProps(context, id, change),
    setTitle: (id: string, title: string) => block.updateProps(context, id, { title }),
    setSettings: (id: string, settings: Record<string, unknown>) => block.updateSettings(context, id, settings),
    mirrorText: (id: string, name: string, text: string, fingerprint: string) =>
      block.mirrorText(context, id, name, text, fingerprint),
    setText: (id: string, text: string) => block.updateProps(context, id, { text }, true),
    move: (rects: ReadonlyMap<string, Rect>) => block.moveBlocks(context, rects),
    /** The drop of a drag: new places, and membership of the frames under them. */
    drop: (rects: ReadonlyMap<string, Rect>, dragged: Iterable<string>) =>
      commit(context, () => {
        for (const [id, rect] of rects) block.writeGeo(context, id, rect);
        group.adoptIntoFrames(context, dragged);
      }),
    removeSelection(): void {
      const { selection, selectedEdges } = editor.getState();
      edge.removeEdges(context, selectedEdges);
      block.removeBlocks(context, selection);
      select(
        editor,
        [...selection].filter((id) => context.scene.blocks.has(id)),
      );
    },
    remove: (ids: Iterable<string>) => block.removeBlocks(context, ids),
    removeEdges: (ids: Iterable<string>) => edge.removeEdges(context, ids),
    connect: (a: PortRef, b: PortRef) => edge.connect(context, a, b),
    whyNotConnect: (a: PortRef, b: PortRef) => {
      const { from, to } = edge.orderPorts(a, b);
      return edge.whyNotConnect(context, from, to);
    },
    firstCompatiblePort: (from: PortRef, blockId: string) => edge.firstCompatiblePort(context, from, blockId),
    copy: (ids: Iterable<string> = chosen()) => copyBlocks(context, ids),
    paste,
    duplicate: (offset: Point = { x: 24, y: 24 }) => paste(copyBlocks(context, chosen()), { offset }),
    group: (type: 'group' | 'frame' = 'group') => {
      const id = group.groupBlocks(context, chosen(), type);
      if (id !== null) select(editor, [id]);
      return id;
    },
    ungroup: () => select(editor, group.ungroupBlocks(context, chosen())),
    align: (alignment: arrange.Alignment) => arrange.alignBlocks(context, chosen(), alignment),
    distribute: (axis: arrange.Axis) => arrange.distributeBlocks(context, chosen(), axis),
    reorder: (to: 'front' | 'back') => reorderBlocks(context, chosen(), to),
    setLocked: (locked: boolean) => block.setLocked(context, chosen(), locked),
    toggleLocked(): void {
      const ids = chosen();
      block.setLocked(context, ids, ![...ids].every((id) => block.isLocked(context, id)));
    },
    isLocked: (id: string) => block.isLocked(context, id),
    /** Moves the selection by a few pixels; frames and groups take their content along. */
    nudge(dx: number, dy: number): void {
      const ids = [...chosen()].filter((id) => !block.isLocked(context, id));
      const rects = new Map<string, Rect>();
      for (const id of context.scene.withDescendants(ids)) {
        const r = context.scene.blocks.rectOf(id)!;
        rects.set(id, { ...r, x: r.x + dx, y: r.y + dy });
      }
      if (rects.size > 0) block.moveBlocks(context, rects);
    },
    /** Lays the selection out, or everything when fewer than two blocks are selected. */
    async tidy(): Promise<void> {
      const ids = chosen().size > 1 ? context.scene.withDescendants(chosen()) : context.scene.blocks.ids();
      const graph = layoutGraph(context.scene, ids);
      const box = context.scene.bounds([...graph.nodes, ...graph.containers].map(({ id }) => id));
      if (box === null || graph.nodes.length < 2) return;
      const places = await (await tidyEngine())(graph);
      block.moveBlocks(context, anchored(context.scene, wrapRanks(graph, places), box));
    },
    selectAll: () => select(editor, group.topmost(context, context.scene.blocks.ids())),
  };
}
