import { AlertTriangle } from 'lucide-react';
import { Suspense, useMemo } from 'react';
import type { CanvasStore } from '../core/canvas-store';
import type { SettingsSchema } from '../core/model/block-types';
import type { InspectorHost } from '../faces/face';
import { faceOf } from '../faces/face-registry';
import { mergeSchemas } from '../faces/form/merge-schemas';
import { LongTextField } from './long-text-field';
import { longTextOf } from './long-texts';
import { useBlock } from './use-block';
import { useBlockState } from './use-block-state';
import { useEditor } from './use-editor';
import { useSettingsDraft } from './use-settings-draft';
import './canvas.css';

export interface BlockInspectorProps {
  store: CanvasStore;
  blockId: string;
  host?: InspectorHost;
}

const NO_HOST: InspectorHost = {};
const NO_SETTINGS: Record<string, unknown> = {};

/** The form without the setting that has an editor of its own. */
function without(schema: SettingsSchema, setting: string | undefined): SettingsSchema {
  if (setting === undefined || schema.properties === undefined) return schema;
  const { [setting]: _, ...properties } = schema.properties;
  return { ...schema, properties };
}

/** The settings of one block: why it is here, what stands in its way, and its form. For the app's side panel. */
export function BlockInspector({ store, blockId, host = NO_HOST }: BlockInspectorProps) {
  const block = useBlock(store, blockId);
  const state = useBlockState(store, blockId);
  const readOnly = useEditor(store, (s) => s.readOnly);
  const face = faceOf(block?.type ?? '');
  const manifest = store.scene.catalog.get(block?.type ?? '');
  const long = host.openText === undefined || readOnly ? undefined : longTextOf(block?.type ?? '');
  const schema = useMemo(
    () => without(mergeSchemas(manifest?.settingsSchema, face.schema), long?.setting),
    [manifest, face, long],
  );
  const [settings, changeSettings] = useSettingsDraft(store, blockId, block?.props.settings ?? NO_SETTINGS);
  if (block === undefined) return null;
  return (
    <div className="flex flex-col gap-4">
      {block.props.why !== undefined && block.props.why !== '' && (
        <p className="rounded-md bg-sunken px-3 py-2 text-xs text-muted">{block.props.why}</p>
      )}
      {state.problems.map((problem) => (
        <p
          key={`${problem.code}-${problem.message}`}
          className={`flex gap-2 rounded-md px-3 py-2 text-xs ${problem.severity === 'warning' ? 'bg-warning-soft text-warning' : 'bg-danger-soft text-danger'}`}
        >
          <AlertTriangle size={14} className="mt-0.5 flex-none" />
          {problem.message}
        </p>
      ))}
      {long !== undefined && (
        <LongTextField key={`${blockId} text`} store={store} block={block} long={long} host={host} />
      )}
      <Suspense fallback={<div className="h-24 animate-pulse rounded-md bg-sunken" />}>
        <face.Inspector
          key={blockId}
          settings={settings}
          schema={schema}
          readOnly={readOnly}
          host={host}
          onChange={changeSettings}
        />
      </Suspense>
    </div>
  );
}
