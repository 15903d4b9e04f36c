import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function ContentInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
