import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function AnalysisInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
