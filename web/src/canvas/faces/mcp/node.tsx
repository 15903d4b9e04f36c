import { Plug } from 'lucide-react';
import { type FaceNodeProps, textOf } from '../face';
import { CardBody } from '../parts/card-body';

export function McpNode({ settings, state }: FaceNodeProps) {
  const tool = textOf(settings, 'tool');
  return (
    <CardBody state={state}>
      <span className="cv-pill">
        <Plug size={12} />
        <span className={tool === '' ? 'cv-empty truncate' : 'truncate'}>{tool || 'Choose a tool'}</span>
      </span>
    </CardBody>
  );
}
