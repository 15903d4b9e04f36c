import { useCanvas } from './canvas-context';
import { useBlock } from './use-block';
import { useEditor } from './use-editor';

const COLORS = ['yellow', 'orange', 'pink', 'blue', 'green', 'gray'] as const;

/** Appears with one selected note: its colour. */
export function NoteBar() {
  const { store } = useCanvas();
  const id = useEditor(store, (s) =>
    s.selection.size === 1 && !s.readOnly && s.gesture === 'none' ? ([...s.selection][0] ?? '') : '',
  );
  const note = useBlock(store, id);
  if (note?.type !== 'note') return null;
  const current = note.props.color ?? 'yellow';
  return (
    <div
      className="cv-float absolute top-4 left-1/2 flex -translate-x-1/2 items-center gap-1 p-1.5"
      data-canvas-ui=""
      role="toolbar"
      aria-label="Note color"
    >
      {COLORS.map((color) => (
        <button
          key={color}
          type="button"
          className="cv-swatch"
          data-color={color}
          aria-label={color}
          aria-pressed={color === current}
          onClick={() => store.commands.setProps(id, { color })}
        />
      ))}
    </div>
  );
}
