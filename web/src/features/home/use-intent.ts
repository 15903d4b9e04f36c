import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Question } from '@/lib/api/types/plan';
import type { ArtifactRef } from '@/lib/api/types/result';
import { useSendIntent } from '@/lib/queries/use-send-intent';
import { type UploadItem, useUpload } from '@/lib/queries/use-upload';

export interface Intent {
  text: string;
  setText: (text: string) => void;
  files: UploadItem[];
  addFiles: (files: Iterable<File>) => void;
  removeFile: (key: number) => void;
  /** What must be known first; null when nothing is asked. */
  questions: Question[] | null;
  send: (answers?: Record<string, unknown>) => Promise<void>;
  back: () => void;
  busy: boolean;
  uploading: boolean;
  error: unknown;
  /** Why no plan was made. */
  declined: string | null;
}

/** From words, through questions, to a plan. */
export function useIntent(): Intent {
  const [text, setText] = useState('');
  const [questions, setQuestions] = useState<Question[] | null>(null);
  const [answered, setAnswered] = useState<Record<string, unknown>>({});
  const [declined, setDeclined] = useState<string | null>(null);
  const uploads = useUpload();
  const sending = useSendIntent();
  const navigate = useNavigate();

  const send = async (answers: Record<string, unknown> = {}) => {
    setDeclined(null);
    const all = { ...answered, ...answers };
    setAnswered(all);
    const attachments = uploads.items.map((i) => i.artifact).filter((a): a is ArtifactRef => a !== null);
    try {
      const reply = await sending.mutateAsync({
        text: text.trim(),
        ...(questions === null ? {} : { answers: all }),
        ...(attachments.length > 0 ? { attachments } : {}),
      });
      if (reply.status === 'planned' && reply.contract) await navigate(`/plans/${reply.contract.id}`);
      else if (reply.status === 'questions') setQuestions(reply.questions ?? []);
      else {
        setQuestions(null);
        setDeclined(reply.message ?? 'There is nothing in this that could be planned. Say what should come out of it.');
      }
    } catch {
      // shown from sending.error
    }
  };
  return {
    text,
    setText,
    files: uploads.items,
    addFiles: (files) => void uploads.add(files),
    removeFile: uploads.remove,
    questions,
    send,
    back: () => {
      setQuestions(null);
      setAnswered({});
    },
    busy: sending.isPending,
    uploading: uploads.busy,
    error: sending.error,
    declined,
  };
}
