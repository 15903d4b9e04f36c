import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function ConditionInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
