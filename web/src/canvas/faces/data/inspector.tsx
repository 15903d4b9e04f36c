import { useMemo } from 'react';
import { readTable } from '@/components/views/table-value';
import { useDebounced } from '@/lib/hooks/use-debounced';
import { useTablePreview } from '@/lib/queries/use-table-preview';
import { type FaceInspectorProps, type KnownColumn, listOf, type Settings, textOf } from '../face';
import { SchemaForm } from '../form/schema-form';
import { LivePreview } from './live-preview';

const READING = ['artifact', 'inline', 'format', 'sheet'] as const;
const SHAPING = ['filters', 'join', 'group', 'pivot', 'sql', 'sort'] as const;

/** The settings with the columns offered by name, and what they make of the data, live. */
export function DataInspector(props: FaceInspectorProps) {
  const { settings, host } = props;
  const source = host.inputs?.['source'];
  const second = host.inputs?.['second'];
  const rested = useDebounced(settings, 600);
  const reading = useMemo(() => only(rested, READING), [rested]);
  const whole = useMemo(() => only(rested, [...READING, ...SHAPING]), [rested]);
  const known = columnsOf(source);
  const possible = settings['artifact'] != null || textOf(settings, 'inline') !== '' || source != null;
  const bare = useTablePreview(
    reading,
    source,
    undefined,
    possible && !props.readOnly && (known === null || settings['artifact'] != null),
  );
  const shaped = SHAPING.some((name) => listOf(rested, name).length > 0 || isSet(rested[name]));
  const made = useTablePreview(whole, source, second, possible && !props.readOnly && shaped);
  const other = useTablePreview(
    NOTHING,
    second,
    undefined,
    second != null && columnsOf(second) === null && !props.readOnly,
  );
  const columns = (settings['artifact'] == null ? known : null) ?? bare.data?.columns;
  const secondColumns = columnsOf(second) ?? other.data?.columns;
  const informed = useMemo(
    () => ({ ...host, ...(columns ? { columns } : {}), ...(secondColumns ? { secondColumns } : {}) }),
    [host, columns, secondColumns],
  );
  return (
    <div className="flex flex-col gap-4">
      <SchemaForm {...props} host={informed} />
      {possible && !props.readOnly && <LivePreview query={shaped ? made : bare} />}
    </div>
  );
}

const NOTHING = {};

function isSet(value: unknown): boolean {
  return typeof value === 'string' ? value.trim() !== '' : typeof value === 'object' && value !== null;
}

function only(settings: Settings, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => settings[name] != null).map((name) => [name, settings[name]]));
}

function columnsOf(value: unknown): KnownColumn[] | null {
  return Array.isArray(value) ? null : (readTable(value)?.columns ?? null);
}
