import { AudioLines, FileText, Film, Gamepad2 } from 'lucide-react';
import type { ResultPreview as Preview } from '../../core/model/block-state';
import { plainMarkdown } from './plain-markdown';
import { sizeText } from './size-text';
import { svgSource } from './svg-source';
import { TablePreview } from './table-preview';

/** The latest result, as what it is. */
export function ResultPreview({ preview }: { preview: Preview }) {
  switch (preview.kind) {
    case 'text':
      return <div className="cv-text">{preview.text}</div>;
    case 'markdown':
      return <div className="cv-text">{plainMarkdown(preview.text)}</div>;
    case 'code':
    case 'json':
      return <pre className="cv-code">{preview.text.slice(0, 800)}</pre>;
    case 'image':
      return (
        <img
          className="cv-image"
          {...(preview.whole ? { 'data-fit': 'contain' } : {})}
          src={preview.src}
          alt={preview.alt ?? ''}
          draggable={false}
        />
      );
    case 'svg':
      // An image, never markup: a drawing made elsewhere must not run script here.
      return (
        <img
          className="cv-image"
          data-fit="contain"
          src={svgSource(preview.svg)}
          alt={preview.alt ?? ''}
          draggable={false}
        />
      );
    case 'table':
      return <TablePreview columns={preview.columns} rows={preview.rows} />;
    case 'file':
      return <Pill icon={<FileText size={12} />} text={preview.name} detail={sizeText(preview.size)} />;
    case 'audio':
      return <Pill icon={<AudioLines size={12} />} text={preview.name} detail={seconds(preview.seconds)} />;
    case 'video':
    case 'frame':
      if (preview.poster !== undefined)
        return <img className="cv-image" src={preview.poster} alt="" draggable={false} />;
      return <Pill icon={preview.kind === 'video' ? <Film size={12} /> : <Gamepad2 size={12} />} text={preview.name} />;
  }
}

function Pill({ icon, text, detail }: { icon: React.ReactNode; text: string; detail?: string }) {
  return (
    <span className="cv-pill">
      {icon}
      {text}
      {detail !== undefined && detail !== '' && <span className="text-faint">{detail}</span>}
    </span>
  );
}

const seconds = (value: number | undefined) => (value === undefined ? '' : `${Math.round(value)} s`);
