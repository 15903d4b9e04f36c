import { useCanvas } from './canvas-context';
import { FindPanel } from './find-panel';
import { KeysPanel } from './keys-panel';
import { ListPanel } from './list-panel';
import { Minimap } from './minimap';
import { NoteBar } from './note-bar';
import { SelectionBar } from './selection-bar';
import { ToolBar } from './tool-bar';
import { useEditor } from './use-editor';
import { ZoomControls } from './zoom-controls';

/** What floats above the canvas: tools, arrangement of the selection, zoom, minimap, find and the list. */
export function CanvasChrome() {
  const { store } = useCanvas();
  const panel = useEditor(store, (s) => s.panel);
  const minimap = useEditor(store, (s) => s.minimap);
  return (
    <>
      <ToolBar />
      <SelectionBar />
      <NoteBar />
      {minimap && <Minimap />}
      <ZoomControls />
      {panel === 'find' && <FindPanel />}
      {panel === 'list' && <ListPanel />}
      {panel === 'keys' && <KeysPanel />}
    </>
  );
}
