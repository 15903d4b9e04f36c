import type { FaceInspectorProps } from '../face';
import { SchemaForm } from '../form/schema-form';

export function VoiceInspector(props: FaceInspectorProps) {
  return <SchemaForm {...props} />;
}
