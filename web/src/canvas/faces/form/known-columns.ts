import type { SettingsSchema } from '../../core/model/block-types';
import type { InspectorHost, KnownColumn } from '../face';

/** The columns that a field may name: those of the second table where its schema says so. */
export function columnsFor(schema: SettingsSchema | undefined, host: InspectorHost): readonly KnownColumn[] {
  return (schema?.['x-of'] === 'second' ? host.secondColumns : host.columns) ?? [];
}
