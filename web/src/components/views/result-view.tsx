import { lazy, Suspense } from 'react';
import { readsThroughLink } from '@/lib/api/artifact-url';
import type { ArtifactRef, ResultView as View } from '@/lib/api/types/result';
import { useArtifactText } from '@/lib/queries/use-artifact-text';
import { ErrorState } from '../layout/error-state';
import { Skeleton } from '../ui/skeleton';
import { CodeView } from './code-view';
import { readConversation } from './conversation/conversation-value';
import { DataGrid } from './data-grid';
import { FileCard } from './file-card';
import { FrameView } from './frame-view';
import { ImageGallery } from './image-gallery';
import { JsonTree } from './json-tree';
import { AudioView, PdfView, VideoView } from './media-views';
import { SvgView } from './svg-view';
import { isTableFile, TableFile } from './table-file';
import { readTable } from './table-value';
import { TerminalView } from './terminal-view';

const PagedGrid = lazy(async () => ({ default: (await import('./paged-grid')).PagedGrid }));
const ConversationView = lazy(async () => ({
  default: (await import('./conversation/conversation-view')).ConversationView,
}));
const MarkdownView = lazy(async () => ({ default: (await import('./markdown-view')).MarkdownView }));

/** A result as what it is: text as text, tables as tables, games to play. */
export function ResultView({ view }: { view: View }) {
  return (
    <section aria-label={view.title ?? view.kind} className="min-w-0">
      {view.title && <h4 className="mb-2 text-[13px] font-semibold text-muted">{view.title}</h4>}
      <Suspense fallback={<Skeleton className="h-24" />}>
        <ViewBody view={view} />
      </Suspense>
    </section>
  );
}

function ViewBody({ view }: { view: View }) {
  const file = view.artifact ?? asArtifact(view.value);
  const title = view.title ?? file?.name ?? view.kind;
  switch (view.kind) {
    case 'image':
      if (file) return <ImageGallery images={[{ file, title }]} />;
      break;
    case 'pdf':
      if (file) return <PdfView file={file} />;
      break;
    case 'audio':
      if (file) return <AudioView file={file} />;
      break;
    case 'video':
      if (file)
        return (
          <VideoView file={file} captions={partOf(view.value, 'captions')} poster={partOf(view.value, 'poster')} />
        );
      break;
    case 'file':
      if (file) return isTableFile(file) ? <TableFile file={file} /> : <FileCard file={file} />;
      break;
    case 'frame':
      if (file) {
        return (
          <div className="flex flex-col gap-2">
            <FrameView title={title} artifact={file} interactive />
            <FileCard file={file} />
          </div>
        );
      }
      break;
  }
  if (file) return <FetchedBody view={view} file={file} title={title} />;
  return <InlineBody kind={view.kind} value={view.value} title={title} language={view.language} />;
}

/** Kinds whose content is text kept as an artifact. */
function FetchedBody({ view, file, title }: { view: View; file: ArtifactRef; title: string }) {
  const isText = /^(text|image\/svg|application\/(json|xml))/.test(file.mediaType) && file.size < 2_000_000;
  const content = useArtifactText(isText ? file : null);
  if (!isText) return <FileCard file={file} />;
  if (content.error) return <ErrorState error={content.error} onRetry={content.refetch} />;
  if (content.data === undefined) return <Skeleton className="h-24" />;
  const json = view.kind === 'json' || view.kind === 'table';
  return (
    <div className="flex flex-col gap-2">
      <InlineBody
        kind={view.kind}
        value={json ? parse(content.data) : content.data}
        title={title}
        language={view.language}
      />
      <FileCard file={file} />
    </div>
  );
}

interface InlineBodyProps {
  kind: string;
  value: unknown;
  title: string;
  language?: string | null | undefined;
}

function InlineBody({ kind, value, title, language }: InlineBodyProps) {
  const text = typeof value === 'string' ? value : kind === 'message' ? saidIn(value) : null;
  const table = kind === 'table' ? readTable(value) : null;
  if (table) {
    return (
      <div className="flex flex-col gap-2">
        {table.file && table.rowCount > table.rows.length && !readsThroughLink() ? (
          <PagedGrid file={table.file} />
        ) : (
          <DataGrid table={table} />
        )}
        {table.file && <FileCard file={table.file} />}
      </div>
    );
  }
  if (kind === 'chart' || kind === 'svg') {
    const svg = text ?? (value as { svg?: unknown } | null)?.svg;
    if (typeof svg === 'string') return <SvgView svg={svg} alt={title} />;
  }
  if (kind === 'form') return <JsonTree value={value} />;
  const conversation = kind === 'conversation' ? readConversation(value) : null;
  if (conversation) return <ConversationView conversation={conversation} />;
  if (text === null) return <JsonTree value={value ?? null} />;
  if (kind === 'markdown' || kind === 'message') return <MarkdownView text={text} />;
  if (kind === 'html') return <FrameView title={title} html={text} />;
  if (kind === 'frame') return <FrameView title={title} html={text} interactive />;
  if (kind === 'terminal') return <TerminalView text={text} />;
  if (kind === 'json') return <JsonTree value={parse(text)} />;
  return <CodeView text={text} language={language} />;
}

/** The words of a message, which may come with a level and fields. */
function saidIn(value: unknown): string | null {
  const said = (value as { text?: unknown } | null | undefined)?.text;
  return typeof said === 'string' ? said : null;
}

/** A file that belongs to the one shown: the captions or the poster of a film. */
const partOf = (value: unknown, part: string) =>
  asArtifact((value as Record<string, unknown> | null | undefined)?.[part]);

function asArtifact(value: unknown): ArtifactRef | null {
  const ref = value as Partial<ArtifactRef> | null | undefined;
  return typeof ref === 'object' &&
    ref !== null &&
    /^[0-9a-f]{64}$/.test(String(ref.artifact)) &&
    ref.name !== undefined
    ? (ref as ArtifactRef)
    : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text; // shown as it is
  }
}
