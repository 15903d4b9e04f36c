import type { SettingsSchema } from '../../core/model/block-types';

/** The manifest's schema decides what is allowed; the face decides order, wording and widgets. */
export function mergeSchemas(manifest: SettingsSchema | undefined, face: SettingsSchema): SettingsSchema {
  const own = face.properties ?? {};
  const official = manifest?.properties ?? {};
  const known = Object.keys(official).length > 0;
  const names = [...Object.keys(own).filter((name) => !known || name in official)];
  for (const name of Object.keys(official)) if (!(name in own)) names.push(name);
  const properties: Record<string, SettingsSchema> = {};
  for (const name of names) properties[name] = mergeField(official[name], own[name]);
  const required = manifest?.required ?? face.required;
  return { type: 'object', properties, ...(required === undefined ? {} : { required }) };
}

function mergeField(official: SettingsSchema | undefined, own: SettingsSchema | undefined): SettingsSchema {
  if (own === undefined) return official ?? {};
  if (official === undefined) return own;
  const { title, description } = own;
  const merged: SettingsSchema = {
    ...own,
    ...official,
    title: title ?? official.title ?? '',
    ...(description === undefined ? {} : { description }),
  };
  if (own.items !== undefined) merged.items = mergeItems(official.items, own.items);
  // A form for the parts is worth more than their JSON.
  if (merged['x-widget'] === 'json' && merged.items?.properties !== undefined) delete merged['x-widget'];
  return merged;
}

function mergeItems(official: SettingsSchema | undefined, own: SettingsSchema): SettingsSchema {
  if (official === undefined || (official.properties === undefined && official.enum === undefined)) return own;
  return own.properties === undefined ? official : { ...official, ...mergeSchemas(official, own) };
}
