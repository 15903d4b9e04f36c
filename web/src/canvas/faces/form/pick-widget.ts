import type { ComponentType } from 'react';
import type { SettingsSchema } from '../../core/model/block-types';
import { AgentField, AgentsField, ToolsField } from './agent-field';
import { CanvasField } from './canvas-field';
import { ChoicesField } from './choices-field';
import { CodeField } from './code-field';
import { ColumnField } from './column-field';
import { ColumnsField } from './columns-field';
import { CredentialField } from './credential-field';
import type { FieldProps } from './field-props';
import { FileField } from './file-field';
import { JsonField } from './json-field';
import { ListField } from './list-field';
import { NumberField } from './number-field';
import { PairsField } from './pairs-field';
import { PartsField } from './parts-field';
import { RowsField } from './rows-field';
import { ScalarField, ScalarsField } from './scalar-field';
import { SelectField } from './select-field';
import { SwitchField } from './switch-field';
import { TextField } from './text-field';
import { TextareaField } from './textarea-field';

const NAMED: Record<string, ComponentType<FieldProps>> = {
  agent: AgentField,
  agents: AgentsField,
  canvas: CanvasField,
  code: CodeField,
  column: ColumnField,
  credential: CredentialField,
  file: FileField,
  json: JsonField,
  parts: PartsField,
  scalar: ScalarField,
  scalars: ScalarsField,
  textarea: TextareaField,
  tools: ToolsField,
};

/** The widget for a schema: the one it names, else the one its type suggests, else raw JSON. */
export function pickWidget(schema: SettingsSchema): { Widget: ComponentType<FieldProps>; inline: boolean } {
  const named = NAMED[String(schema['x-widget'] ?? '')];
  if (named !== undefined) return { Widget: named, inline: false };
  const type = Array.isArray(schema.type) ? schema.type.find((t) => t !== 'null') : schema.type;
  if (schema.enum !== undefined) return { Widget: SelectField, inline: false };
  switch (type) {
    case 'boolean':
      return { Widget: SwitchField, inline: true };
    case 'integer':
    case 'number':
      return { Widget: NumberField, inline: false };
    case 'string':
      return { Widget: (schema.maxLength ?? 0) > 400 ? TextareaField : TextField, inline: false };
    case 'array':
      return { Widget: arrayWidget(schema.items), inline: false };
    case 'object':
      return { Widget: typeof schema.additionalProperties === 'object' ? PairsField : JsonField, inline: false };
    default:
      return { Widget: JsonField, inline: false };
  }
}

function arrayWidget(items: SettingsSchema | undefined): ComponentType<FieldProps> {
  if (items?.enum !== undefined) return ChoicesField;
  if (items?.['x-widget'] === 'column') return ColumnsField;
  if (items?.properties !== undefined) return RowsField;
  return items?.type === 'string' || items?.type === 'number' || items?.type === 'integer' ? ListField : JsonField;
}
