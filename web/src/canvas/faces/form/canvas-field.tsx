import type { FieldProps } from './field-props';
import { FIELD } from './field-style';
import { TextField } from './text-field';

/** One of the workspace's canvases by title; a plain field where the app names none. */
export function CanvasField(props: FieldProps) {
  const { id, value, readOnly, host, onChange } = props;
  if (host.canvases === undefined) return <TextField {...props} />;
  const chosen = typeof value === 'string' ? value : '';
  const known = chosen === '' || host.canvases.some((canvas) => canvas.id === chosen);
  return (
    <select
      id={id}
      className={FIELD}
      disabled={readOnly}
      value={chosen}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    >
      <option value="">Choose a canvas</option>
      {known ? null : <option value={chosen}>A canvas that is not there any more</option>}
      {host.canvases.map((canvas) => (
        <option key={canvas.id} value={canvas.id}>
          {canvas.title}
        </option>
      ))}
    </select>
  );
}
