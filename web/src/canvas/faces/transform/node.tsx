import { type FaceNodeProps, textOf } from '../face';
import { CardBody } from '../parts/card-body';

export function TransformNode({ settings, state }: FaceNodeProps) {
  const expression = textOf(settings, 'expression');
  return (
    <CardBody state={state}>
      {expression === '' ? (
        <div className="cv-empty">An expression over input.</div>
      ) : (
        <pre className="cv-code" style={{ whiteSpace: 'pre-wrap' }}>
          {expression}
        </pre>
      )}
    </CardBody>
  );
}
