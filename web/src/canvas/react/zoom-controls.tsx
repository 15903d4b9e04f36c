import { Map as MapIcon, Maximize, Minus, Plus } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useCanvas } from './canvas-context';
import { ToolButton } from './tool-button';
import { useEditor } from './use-editor';

export function ZoomControls() {
  const { store } = useCanvas();
  const { camera, flight } = store;
  const percent = useSyncExternalStore(
    (listener) => camera.subscribe(listener),
    () => Math.round(camera.zoom * 100),
  );
  const minimap = useEditor(store, (s) => s.minimap);
  const zoomTo = (zoom: number) => {
    const c = camera.center();
    flight.to({ x: c.x - camera.width / zoom / 2, y: c.y - camera.height / zoom / 2, zoom }, 160);
  };
  return (
    <div
      className="cv-float cv-zoom absolute right-4 bottom-4 flex items-center gap-0.5 p-1"
      data-canvas-ui=""
      role="toolbar"
      aria-label="Zoom"
    >
      <ToolButton label="Zoom out" keys="-" onClick={() => zoomTo(camera.zoom / 1.25)}>
        <Minus size={16} />
      </ToolButton>
      <button
        type="button"
        className="cv-tool"
        style={{ width: 48 }}
        title="Zoom to 100 % (0)"
        onClick={() => zoomTo(1)}
      >
        {percent} %
      </button>
      <ToolButton label="Zoom in" keys="+" onClick={() => zoomTo(camera.zoom * 1.25)}>
        <Plus size={16} />
      </ToolButton>
      <ToolButton label="Show everything" keys="Shift 1" onClick={() => store.zoomToFit()}>
        <Maximize size={15} />
      </ToolButton>
      <span className="max-md:hidden">
        <ToolButton
          label="Minimap"
          keys="M"
          pressed={minimap}
          onClick={() => store.editor.setState({ minimap: !minimap })}
        >
          <MapIcon size={15} />
        </ToolButton>
      </span>
    </div>
  );
}
