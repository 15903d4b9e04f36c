import { type FaceNodeProps, textOf } from '../face';
import { CardBody, Summary } from '../parts/card-body';

export function ChatNode({ settings, state }: FaceNodeProps) {
  return (
    <CardBody state={state}>
      <Summary text={textOf(settings, 'prompt')} hint="Write a prompt." />
    </CardBody>
  );
}
