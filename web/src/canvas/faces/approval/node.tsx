import { type FaceNodeProps, listOf, textOf } from '../face';
import { CardBody, Summary } from '../parts/card-body';

export function ApprovalNode({ settings, state }: FaceNodeProps) {
  const fields = listOf(settings, 'fields').length;
  const hours = Number(settings['timeoutHours'] ?? 0);
  const rules = [fields > 0 ? `${fields} question${fields === 1 ? '' : 's'}` : '', hours > 0 ? `waits ${hours} h` : '']
    .filter(Boolean)
    .join(' · ');
  return (
    <CardBody state={state}>
      <Summary text={textOf(settings, 'message')} hint="Asks a person before going on." lines={2} />
      {rules !== '' && <div className="cv-empty">{rules}</div>}
    </CardBody>
  );
}
