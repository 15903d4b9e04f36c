import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function ImageInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
