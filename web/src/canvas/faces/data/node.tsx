import { FileSpreadsheet } from 'lucide-react';
import { type ArtifactRef, type FaceNodeProps, listOf, textOf } from '../face';
import { CardBody, Summary } from '../parts/card-body';
import { sizeText } from '../parts/size-text';

export function DataNode({ settings, state }: FaceNodeProps) {
  const file = settings['artifact'] as ArtifactRef | null | undefined;
  const filters = listOf(settings, 'filters').length;
  const sql = textOf(settings, 'sql');
  const inline = textOf(settings, 'inline');
  const steps = [filters > 0 ? `${filters} filter${filters === 1 ? '' : 's'}` : '', sql].filter(Boolean).join(' · ');
  return (
    <CardBody state={state}>
      {file?.name !== undefined && (
        <div style={{ marginBottom: 6 }}>
          <span className="cv-pill">
            <FileSpreadsheet size={12} />
            {file.name}
            <span className="text-faint">{sizeText(file.size)}</span>
          </span>
        </div>
      )}
      <Summary
        text={steps || (file == null ? inline : '')}
        hint={file == null ? 'Drop a CSV, Excel, JSON or Parquet file.' : 'All rows.'}
        lines={2}
      />
    </CardBody>
  );
}
