import { type FaceNodeProps, textOf } from '../face';
import { CardBody, Summary } from '../parts/card-body';

export function DocumentNode({ settings, state }: FaceNodeProps) {
  return (
    <CardBody state={state}>
      <Summary text={textOf(settings, 'text')} hint="Open it and write." />
    </CardBody>
  );
}
