import { type FaceNodeProps, textOf } from '../face';

/** Keeps showing the question after a run: which way it went is seen on the edges. */
export function ConditionNode({ settings }: FaceNodeProps) {
  const expression = textOf(settings, 'expression');
  if (expression === '') return <div className="cv-empty">Give a condition over input.</div>;
  return (
    <pre className="cv-code" style={{ whiteSpace: 'pre-wrap' }}>
      {expression}
    </pre>
  );
}
