import { type FaceNodeProps, textOf } from '../face';
import { CardBody } from '../parts/card-body';

export function HttpNode({ settings, state }: FaceNodeProps) {
  const url = textOf(settings, 'url');
  return (
    <CardBody state={state}>
      <div className="flex items-start gap-2">
        <span className="cv-pill" style={{ flex: 'none', fontWeight: 600 }}>
          {textOf(settings, 'method') || 'GET'}
        </span>
        <span className={url === '' ? 'cv-empty' : 'cv-clamp'}>{url || 'Give an address.'}</span>
      </div>
    </CardBody>
  );
}
