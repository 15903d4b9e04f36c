import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function SearchInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
