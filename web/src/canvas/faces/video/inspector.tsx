import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function VideoInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
