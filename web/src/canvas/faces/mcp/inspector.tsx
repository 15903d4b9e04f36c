import { useId } from 'react';
import type { SettingsSchema } from '../../core/model/block-types';
import { type FaceInspectorProps, textOf } from '../face';
import { FIELD } from '../form/field-style';
import { SchemaForm } from '../form/schema-form';

/** Server, tool, and a form of the tool's own schema. */
export function McpInspector(props: FaceInspectorProps) {
  const { settings, host, readOnly, onChange } = props;
  if (host.mcpServers === undefined) return <SchemaForm {...props} />;
  const server = host.mcpServers.find((s) => s.id === settings['server'] || s.title === settings['server']);
  const tool = server?.tools.find((t) => t.name === settings['tool']);
  const given = settings['arguments'];
  const values = typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
  return (
    <div className="flex flex-col gap-4">
      <Choice
        label="Server"
        value={server?.id ?? textOf(settings, 'server')}
        readOnly={readOnly}
        options={host.mcpServers.map((s) => ({ id: s.id, title: s.title }))}
        none={host.mcpServers.length === 0 ? 'None is connected' : 'Choose a server'}
        onChange={(id) => onChange({ server: id })}
      />
      {server && (
        <Choice
          label="Tool"
          value={textOf(settings, 'tool')}
          readOnly={readOnly}
          options={server.tools.map((t) => ({ id: t.name, title: t.title }))}
          none="Choose a tool"
          onChange={(name) => onChange({ ...settings, server: server.id, tool: name, arguments: {} })}
        />
      )}
      {tool && <p className="text-xs text-muted">{tool.description}</p>}
      {tool && Object.keys((tool.input as SettingsSchema).properties ?? {}).length > 0 && (
        <fieldset className="border-t border-line pt-4">
          <legend className="sr-only">Arguments</legend>
          <SchemaForm
            {...props}
            settings={values}
            schema={tool.input as SettingsSchema}
            onChange={(next) => onChange({ ...settings, arguments: next })}
          />
        </fieldset>
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  readOnly: boolean;
  options: readonly { id: string; title: string }[];
  none: string;
  onChange: (id: string) => void;
}

function Choice({ label, value, readOnly, options, none, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-xs font-medium text-muted">
        {label}
      </label>
      <select
        id={id}
        className={FIELD}
        disabled={readOnly}
        value={value}
        onChange={(event) => event.target.value !== '' && onChange(event.target.value)}
      >
        <option value="">{none}</option>
        {value !== '' && !options.some((o) => o.id === value) && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.title}
          </option>
        ))}
      </select>
    </div>
  );
}
