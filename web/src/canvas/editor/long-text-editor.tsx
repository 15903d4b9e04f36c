import { type ReactNode, useEffect, useState } from 'react';
import type { CanvasStore } from '../core/canvas-store';
import { codeText } from '../core/text/shared-text';
import { storedSetting } from '../core/text/stored-setting';
import { TextBridge } from '../core/text/text-bridge';
import { CodeEditor } from './code-editor';
import type { OpenText } from './open-text';
import { isRich } from './rich-markdown';
import { richText } from './rich-text';
import { RichTextEditor } from './rich-text-editor';

interface LongTextEditorProps {
  store: CanvasStore;
  blockId: string;
  setting: string;
  label: string;
  kind: 'rich' | 'code';
  language: string;
  open: (blockId: string) => OpenText;
  /** Shown until the text has arrived. */
  waiting: ReactNode;
}

interface Session {
  text: OpenText;
  rich: boolean;
}

/** Opens the shared text of a block and edits it; what runs, the plain text in the settings, follows. */
export function LongTextEditor(props: LongTextEditorProps) {
  const session = useSession(props);
  const { label, language, kind, waiting } = props;
  if (session === null) return waiting;
  const { doc, awareness } = session.text;
  if (session.rich)
    return <RichTextEditor label={label} fragment={doc.getXmlFragment('body')} awareness={awareness} autoFocus />;
  return (
    <CodeEditor
      label={label}
      language={kind === 'code' ? language : 'markdown'}
      value=""
      rows={12}
      autoFocus
      onChange={ignore}
      shared={{ text: doc.getText('code'), awareness }}
    />
  );
}

const ignore = () => undefined;

function useSession({ store, blockId, setting, kind, open }: LongTextEditorProps): Session | null {
  const [session, setSession] = useState<Session | null>(null);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a round after each loss; the kind belongs to the block
  useEffect(() => {
    const text = open(blockId);
    const stored = storedSetting(store, blockId, setting);
    let bridge: TextBridge | null = null;
    let ended = false;
    text.onLost(() => setRound((now) => now + 1));
    const begin = async () => {
      await text.synced;
      if (ended) return;
      const rich = kind === 'rich' && isRich(stored.read());
      bridge = new TextBridge(rich ? richText(text.doc) : codeText(text.doc), stored, text.awareness);
      setSession({ text, rich });
    };
    void begin();
    return () => {
      ended = true;
      bridge?.close();
      text.close();
      setSession(null);
    };
  }, [store, blockId, setting, round]);
  return session;
}
