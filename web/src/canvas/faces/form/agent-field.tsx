import type { FieldProps } from './field-props';
import { FIELD } from './field-style';
import { ListField } from './list-field';
import { TextField } from './text-field';

/** One of the workspace's agents by name; a plain field where the app names none. */
export function AgentField(props: FieldProps) {
  const { id, value, readOnly, host, onChange } = props;
  if (host.agents === undefined) return <TextField {...props} />;
  const known = host.agents.some((agent) => agent.id === value);
  return (
    <select
      id={id}
      className={FIELD}
      disabled={readOnly}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    >
      <option value="">None: described here</option>
      {typeof value === 'string' && value !== '' && !known && <option value={value}>{value}</option>}
      {host.agents.map((agent) => (
        <option key={agent.id} value={agent.id}>
          {agent.title}
        </option>
      ))}
    </select>
  );
}

/** Several agents of the workspace, in the order chosen. */
export function AgentsField(props: FieldProps) {
  return props.host.agents === undefined ? <ListField {...props} /> : <Picks {...props} options={props.host.agents} />;
}

/** Tools that agents may be given. */
export function ToolsField(props: FieldProps) {
  return props.host.tools === undefined ? <ListField {...props} /> : <Picks {...props} options={props.host.tools} />;
}

function Picks({
  id,
  value,
  readOnly,
  options,
  onChange,
}: FieldProps & { options: readonly { id: string; title: string }[] }) {
  const chosen = Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : [];
  const toggle = (option: string, on: boolean) => {
    const next = on ? [...chosen, option] : chosen.filter((c) => c !== option);
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <ul id={id} className="flex max-h-56 flex-col gap-0.5 overflow-y-auto rounded-md border border-line p-1.5">
      {options.map((option) => (
        <li key={option.id}>
          <label className="flex items-center gap-2 rounded-sm px-1.5 py-1 text-[13px] hover:bg-hover">
            <input
              type="checkbox"
              className="size-3.5 accent-primary"
              disabled={readOnly}
              checked={chosen.includes(option.id)}
              onChange={(event) => toggle(option.id, event.target.checked)}
            />
            <span className="min-w-0 flex-1 truncate">{option.title}</span>
            {chosen.includes(option.id) && <span className="text-xs text-faint">{chosen.indexOf(option.id) + 1}</span>}
          </label>
        </li>
      ))}
    </ul>
  );
}
