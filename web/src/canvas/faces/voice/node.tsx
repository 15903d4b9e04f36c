import { type FaceNodeProps, textOf } from '../face';
import { CardBody, Summary } from '../parts/card-body';

export function VoiceNode({ settings, state }: FaceNodeProps) {
  return (
    <CardBody state={state}>
      <Summary text={textOf(settings, 'text')} hint="Speaks the text of its input." />
    </CardBody>
  );
}
