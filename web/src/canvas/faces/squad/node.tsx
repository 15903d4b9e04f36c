import { type FaceNodeProps, listOf, textOf } from '../face';
import { CardBody, Summary } from '../parts/card-body';

export function SquadNode({ settings, state }: FaceNodeProps) {
  const members = listOf(settings, 'members').length;
  const pattern = textOf(settings, 'pattern') || 'planner';
  return (
    <CardBody state={state}>
      <Summary text={textOf(settings, 'task')} hint="Say what they should do." />
      <div className="cv-empty">{members === 0 ? 'No members yet' : `${members} members, ${pattern}`}</div>
    </CardBody>
  );
}
