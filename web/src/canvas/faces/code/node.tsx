import { type FaceNodeProps, textOf } from '../face';
import { CardBody } from '../parts/card-body';

export function CodeNode({ settings, state }: FaceNodeProps) {
  const source = textOf(settings, 'source');
  return (
    <CardBody state={state}>
      {source === '' ? (
        <div className="cv-empty">Write {textOf(settings, 'language') || 'Python, JavaScript or shell'}.</div>
      ) : (
        <pre className="cv-code">{source.split('\n').slice(0, 8).join('\n')}</pre>
      )}
    </CardBody>
  );
}
