import { ArrowLeft, ArrowRight } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { ErrorState } from '@/components/layout/error-state';
import { Button } from '@/components/ui/button';
import type { Question } from '@/lib/api/types/plan';
import { plural } from '@/lib/format/number';
import { QuestionCard } from './question-card';
import type { Intent } from './use-intent';

/** A few questions before planning; those that are not required can be skipped. */
export function Clarify({ intent, questions }: { intent: Intent; questions: Question[] }) {
  const [answers, setAnswers] = useState<Record<string, unknown>>({});
  const given = (q: Question) => answers[q.id] !== undefined && answers[q.id] !== '';
  const missing = questions.filter((q) => q.required && !given(q));
  const skippable = questions.every((q) => !q.required);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const known = Object.fromEntries(Object.entries(answers).filter(([, v]) => v !== undefined && v !== ''));
    void intent.send(known);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <div className="mb-2 flex items-start gap-3 rounded-lg border border-line bg-surface px-4 py-3">
        <p className="min-w-0 flex-1 text-[15px] break-words">{intent.text}</p>
        <Button kind="ghost" size="sm" onClick={intent.back}>
          <ArrowLeft size={14} /> Change
        </Button>
      </div>
      <h2 className="text-[15px] font-semibold">{plural(questions.length, 'question')} before the plan</h2>
      {questions.map((question, i) => (
        <QuestionCard
          key={question.id}
          number={i + 1}
          question={question}
          value={answers[question.id]}
          onChange={(value) => setAnswers((a) => ({ ...a, [question.id]: value }))}
        />
      ))}
      {intent.error !== null && <ErrorState error={intent.error} />}
      <div className="mt-1 flex items-center justify-end gap-2">
        {skippable && (
          <Button kind="ghost" disabled={intent.busy} onClick={() => void intent.send({})}>
            Skip all
          </Button>
        )}
        <Button type="submit" kind="primary" busy={intent.busy} disabled={missing.length > 0}>
          {missing.length > 0 ? `${missing.length} to answer` : 'Make the plan'}
          <ArrowRight size={16} />
        </Button>
      </div>
    </form>
  );
}
