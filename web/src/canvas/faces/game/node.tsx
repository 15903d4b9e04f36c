import { type FaceNodeProps, listOf, textOf } from '../face';
import { CardBody, Summary } from '../parts/card-body';

export function GameNode({ settings, state }: FaceNodeProps) {
  const characters = listOf(settings, 'characters').length;
  const facts = [
    textOf(settings, 'engine'),
    characters > 0 ? `${characters} characters` : '',
    textOf(settings, 'difficulty'),
  ];
  return (
    <CardBody state={state}>
      <Summary text={textOf(settings, 'goal')} hint="A playable game from its design." lines={2} />
      <div className="cv-empty">{facts.filter(Boolean).join(' · ')}</div>
    </CardBody>
  );
}
