import { type FaceNodeProps, textOf } from '../face';
import { CardBody, Summary } from '../parts/card-body';

export function KnowledgeNode({ settings, state }: FaceNodeProps) {
  return (
    <CardBody state={state}>
      <Summary text={textOf(settings, 'question')} hint="Ask something, or connect a question." />
    </CardBody>
  );
}
