import { type FaceNodeProps, textOf } from '../face';
import { CardBody, Summary } from '../parts/card-body';
import { plainMarkdown } from '../parts/plain-markdown';

export function ContentNode({ settings, state }: FaceNodeProps) {
  const text = textOf(settings, 'brief') || textOf(settings, 'text') || textOf(settings, 'template');
  return (
    <CardBody state={state}>
      <Summary text={plainMarkdown(text)} hint="Say what to write, for whom, and how long." />
    </CardBody>
  );
}
