import type { SettingsSchema } from '../../core/model/block-types';
import type { InspectorHost, Settings } from '../face';

/** What every widget gets: its value, what it may be, and where to report a change. Undefined clears the setting. */
export interface FieldProps {
  id: string;
  label: string;
  schema: SettingsSchema;
  value: unknown;
  readOnly: boolean;
  host: InspectorHost;
  /** All settings, for widgets that depend on another one (the language of a source, say). */
  settings: Settings;
  onChange: (value: unknown) => void;
}
