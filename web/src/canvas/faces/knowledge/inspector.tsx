import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function KnowledgeInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
