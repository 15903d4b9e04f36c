import { type FaceNodeProps, textOf } from '../face';
import { CardBody, Summary } from '../parts/card-body';

export function ImageNode({ settings, state }: FaceNodeProps) {
  return (
    <CardBody state={state}>
      <Summary text={textOf(settings, 'prompt')} hint={`Describe the ${textOf(settings, 'kind') || 'picture'}.`} />
    </CardBody>
  );
}
