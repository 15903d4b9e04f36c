import type { FieldProps } from './field-props';
import { pickWidget } from './pick-widget';

/** Label, widget and help of one setting. */
export function FormField({ required, ...props }: FieldProps & { required: boolean }) {
  const { id, label, schema, value } = props;
  const { Widget, inline } = pickWidget(schema);
  const missing = required && (value === undefined || value === '');
  if (inline) return <Widget {...props} />;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-xs font-medium text-muted">
        {label}
        {missing && <span className="ml-1 text-accent-strong">needed</span>}
      </label>
      <Widget {...props} />
      {schema.description !== undefined && <p className="text-xs text-faint">{schema.description}</p>}
    </div>
  );
}
