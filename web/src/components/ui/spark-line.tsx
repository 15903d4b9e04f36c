const WIDTH = 120;
const HEIGHT = 32;

interface SparkLineProps {
  values: readonly number[];
  label: string;
  /** What the top stands for at the least. */
  least?: number;
}

/** How a figure went, without axes: the newest value is at the right edge. */
export function SparkLine({ values, label, least = 1 }: SparkLineProps) {
  const highest = Math.max(least, ...values);
  const step = WIDTH / 59;
  const points = values.map((value, i) => {
    const x = WIDTH - (values.length - 1 - i) * step;
    return `${x.toFixed(1)},${(HEIGHT - 2 - (value / highest) * (HEIGHT - 4)).toFixed(1)}`;
  });
  const first = points[0]?.split(',')[0] ?? WIDTH;
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="h-8 w-full"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <line
        x1="0"
        x2={WIDTH}
        y1={HEIGHT - 1.5}
        y2={HEIGHT - 1.5}
        className="stroke-line"
        vectorEffect="non-scaling-stroke"
      />
      {points.length > 1 && (
        <>
          <polygon
            points={`${first},${HEIGHT - 1.5} ${points.join(' ')} ${WIDTH},${HEIGHT - 1.5}`}
            className="fill-primary-soft"
          />
          <polyline
            points={points.join(' ')}
            fill="none"
            className="stroke-link"
            strokeWidth="1.5"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        </>
      )}
    </svg>
  );
}
