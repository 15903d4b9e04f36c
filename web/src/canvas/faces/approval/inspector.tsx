import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function ApprovalInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
