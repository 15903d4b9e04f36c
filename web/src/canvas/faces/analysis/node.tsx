import { type FaceNodeProps, listOf, textOf } from '../face';
import { CardBody, Summary } from '../parts/card-body';

export function AnalysisNode({ settings, state }: FaceNodeProps) {
  const groups = listOf(settings, 'groupBy').map(String).join(', ');
  const target = textOf(settings, 'target');
  const facts = [target && `Target ${target}`, groups && `by ${groups}`].filter(Boolean).join(', ');
  return (
    <CardBody state={state}>
      <Summary text={textOf(settings, 'question') || facts} hint="Profile, correlations, outliers and charts." />
    </CardBody>
  );
}
