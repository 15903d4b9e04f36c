import { type FaceNodeProps, listOf, textOf } from '../face';
import { CardBody, Summary } from '../parts/card-body';

export function AgentNode({ settings, state }: FaceNodeProps) {
  const tools = listOf(settings, 'tools').length;
  return (
    <CardBody state={state}>
      <Summary text={textOf(settings, 'task')} hint="Say what it should do." />
      {tools > 0 && <div className="cv-empty">{`${tools} tool${tools === 1 ? '' : 's'}`}</div>}
    </CardBody>
  );
}
