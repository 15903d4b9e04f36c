import type { ResultPreview } from '@/canvas/core/model/block-state';
import { readTable } from '@/components/views/table-value';
import { artifactUrl } from '@/lib/api/artifact-url';
import type { ArtifactRef, ResultView } from '@/lib/api/types/result';

const TEXT = 600;

/** The piece of a result that fits on a card: a chart or drawing, for those say most at a glance, else the first view that has something to show. */
export function previewOf(views: readonly ResultView[]): ResultPreview | undefined {
  const drawn = views.filter((view) => view.kind === 'chart' || view.kind === 'svg');
  for (const view of [...drawn, ...views]) {
    const preview = fromArtifact(view) ?? fromValue(view);
    if (preview !== undefined) return preview;
  }
  return undefined;
}

function fromArtifact({ kind, artifact, value }: ResultView): ResultPreview | undefined {
  if (!artifact) return undefined;
  const { name, size, mediaType } = artifact;
  if (mediaType.startsWith('image/'))
    return {
      kind: 'image',
      src: artifactUrl(artifact as ArtifactRef, true),
      alt: name,
      whole: kind === 'chart' || kind === 'svg',
    };
  if (kind === 'audio' || mediaType.startsWith('audio/')) return { kind: 'audio', name };
  const poster = (value as { poster?: ArtifactRef } | null | undefined)?.poster;
  const shown = poster ? { poster: artifactUrl(poster, true) } : {};
  if (kind === 'video' || mediaType.startsWith('video/')) return { kind: 'video', name, ...shown };
  if (kind === 'frame') return { kind: 'frame', name, ...shown };
  return { kind: 'file', name, size, mediaType };
}

function fromValue({ kind, value, language }: ResultView): ResultPreview | undefined {
  if (value === null || value === undefined) return undefined;
  if (kind === 'table') {
    const table = readTable(value);
    if (table === null) return undefined;
    const rows = table.rows.slice(0, 6).map((row) => row.slice(0, 6).map(cell));
    return { kind: 'table', columns: table.columns.slice(0, 6).map((c) => c.name), rows, rowCount: table.rowCount };
  }
  const svg = typeof value === 'string' ? value : (value as { svg?: unknown }).svg;
  if ((kind === 'chart' || kind === 'svg') && typeof svg === 'string') return { kind: 'svg', svg };
  const said = kind === 'message' ? (value as { text?: unknown }).text : undefined;
  if (typeof said === 'string') return { kind: 'markdown', text: said.slice(0, TEXT) };
  if (typeof value !== 'string') return { kind: 'json', text: JSON.stringify(value).slice(0, TEXT) };
  const text = value.slice(0, TEXT);
  if (kind === 'markdown' || kind === 'message') return { kind: 'markdown', text };
  if (kind === 'code' || kind === 'terminal') return { kind: 'code', text, ...(language ? { language } : {}) };
  if (kind === 'html' || kind === 'frame') return { kind: 'frame', name: 'Page' };
  return { kind: 'text', text };
}

function cell(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : (value as string | number | boolean);
}
