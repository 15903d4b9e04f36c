import type { ArtifactRef } from '@/lib/api/types/result';
import { DataGrid } from './data-grid';
import { FileCard } from './file-card';
import { JsonTree } from './json-tree';
import { readTable } from './table-value';

/** The value on a port, whatever it is. */
export function ValueView({ value }: { value: unknown }) {
  if (value === null || value === undefined) return <p className="text-sm text-faint">nothing</p>;
  if (typeof value === 'string') {
    return (
      <pre
        tabIndex={0}
        className="max-h-60 overflow-auto rounded-md bg-sunken p-3 font-mono text-[13px] leading-5 whitespace-pre-wrap"
      >
        {value.length > 20_000 ? `${value.slice(0, 20_000)}\n…` : value}
      </pre>
    );
  }
  if (typeof value === 'object' && 'artifact' in value && 'mediaType' in value) {
    return <FileCard file={value as ArtifactRef} />;
  }
  const table = Array.isArray(value) ? null : readTable(value);
  if (table) return <DataGrid table={table} height={240} />;
  return <JsonTree value={value} />;
}
