import { clsx } from 'clsx';

interface Piece {
  op: string;
  text: string;
}

/** A text with what came and what went marked: by colour, and by the words ins and del for those who do not see it. */
export function Diff({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <p
      tabIndex={0}
      className="max-h-80 overflow-y-auto rounded-md bg-sunken p-2 text-[13px] leading-5 break-words whitespace-pre-wrap"
    >
      {pieces.map((piece, i) => (
        <TextPiece key={i} {...piece} />
      ))}
    </p>
  );
}

export function TextPiece({ op, text }: Piece) {
  if (text === '') return null;
  if (op === 'equal') return <span>{text}</span>;
  const Tag = op === 'insert' ? 'ins' : 'del';
  return (
    <Tag
      className={clsx(
        'rounded-xs px-0.5',
        op === 'insert' ? 'bg-success-soft text-success no-underline' : 'bg-danger-soft text-danger',
      )}
    >
      {text}
    </Tag>
  );
}
