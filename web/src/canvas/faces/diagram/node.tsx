import { type FaceNodeProps, textOf } from '../face';
import { CardBody, Summary } from '../parts/card-body';

export function DiagramNode({ settings, state }: FaceNodeProps) {
  const source = textOf(settings, 'source');
  return (
    <CardBody state={state}>
      {source === '' ? (
        <Summary
          text={textOf(settings, 'brief')}
          hint={`A ${textOf(settings, 'kind') || 'flowchart'} from its input.`}
        />
      ) : (
        <pre className="cv-code">{source}</pre>
      )}
    </CardBody>
  );
}
