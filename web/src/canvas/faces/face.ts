import type { ComponentType, LazyExoticComponent } from 'react';
import type { BlockState } from '../core/model/block-state';
import type { SettingsSchema } from '../core/model/block-types';
import type { BlockContent } from '../core/model/canvas-document';
import type { OpenText } from '../editor/open-text';

export type Settings = Readonly<Record<string, unknown>>;

export interface FaceNodeProps {
  block: BlockContent;
  settings: Settings;
  state: BlockState;
  /** Settings that the type wants to be seen, when it says so. */
  summary?: readonly string[];
}

/** A file kept by the server, as settings refer to it. */
export interface ArtifactRef {
  artifact: string;
  name: string;
  mediaType: string;
  size: number;
}

/** A column that is known before the block runs. */
export interface KnownColumn {
  name: string;
  type: string;
}

/** An MCP server to choose from. */
export interface McpChoice {
  id: string;
  title: string;
  tools: readonly { name: string; title: string; description: string; input: unknown }[];
}

/** What a settings form may ask of the app. */
export interface InspectorHost {
  uploadFile?: (file: File, onProgress: (share: number) => void) => Promise<ArtifactRef>;
  /** Opens the shared long text of a block; without it long texts are plain fields. */
  openText?: (blockId: string) => OpenText;
  /** Credentials that a block may name: id and what people call it. */
  credentials?: readonly { id: string; title: string }[];
  /** Agents of the workspace; undefined where the app names none. */
  agents?: readonly { id: string; title: string }[];
  /** Tools that agents may be given: name and what people call it. */
  tools?: readonly { id: string; title: string }[];
  /** MCP servers of the workspace with their tools; undefined where the app names none. */
  mcpServers?: readonly McpChoice[];
  /** Canvases of the workspace; undefined where the app names none. */
  canvases?: readonly { id: string; title: string }[];
  /** The latest values on the block's inputs, by port. */
  inputs?: Readonly<Record<string, unknown>>;
  /** The columns of the block's table and of its second one, as far as they are known. */
  columns?: readonly KnownColumn[];
  secondColumns?: readonly KnownColumn[];
}

export interface FaceInspectorProps {
  settings: Settings;
  /** The manifest's schema with the hints of the face. */
  schema: SettingsSchema;
  readOnly: boolean;
  host: InspectorHost;
  onChange: (settings: Record<string, unknown>) => void;
}

/** How a block type looks and is edited. */
export interface BlockFace {
  schema: SettingsSchema;
  Node: ComponentType<FaceNodeProps>;
  Inspector: LazyExoticComponent<ComponentType<FaceInspectorProps>>;
}

export function textOf(settings: Settings, key: string): string {
  const value = settings[key];
  return typeof value === 'string' ? value : '';
}

export function listOf(settings: Settings, key: string): unknown[] {
  const value = settings[key];
  return Array.isArray(value) ? value : [];
}
