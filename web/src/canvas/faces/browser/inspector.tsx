import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function BrowserInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
