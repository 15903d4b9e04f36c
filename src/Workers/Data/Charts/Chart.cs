namespace Cadre.Workers.Data.Charts;

/// <param name="Kind">bar, histogram, line, scatter, box or heatmap.</param>
/// <param name="Title">States the finding.</param>
/// <param name="Caption">What is drawn, from how many rows.</param>
internal sealed record Chart(string Kind, string Title, string Caption, string Svg);

/// <summary>A numeric axis: values to pixels, with round ticks.</summary>
internal sealed class Axis
{
    private readonly double from;
    private readonly double to;
    private readonly double low;
    private readonly double high;

    private Axis(double[] ticks, double from, double to)
    {
        Ticks = ticks;
        (low, high) = (ticks[0], ticks[^1]);
        (this.from, this.to) = (from, to);
    }

    internal double[] Ticks { get; }

    internal static Axis Over(double low, double high, double from, double to, int parts, bool includeZero)
    {
        if (includeZero) (low, high) = (Math.Min(0, low), Math.Max(0, high));
        return new Axis(Profile.NiceScale.Ticks(low, high, parts), from, to);
    }

    internal double At(double value) => from + ((value - low) / (high - low) * (to - from));

    /// <summary>Tick labels, shortened with k, M, bn where all are large.</summary>
    internal string Label(double value)
    {
        var largest = Math.Max(Math.Abs(low), Math.Abs(high));
        var (divisor, unit) = largest switch
        {
            >= 1e15 => (1.0, ""),
            >= 2e9 => (1e9, "bn"),
            >= 2e6 => (1e6, "M"),
            >= 20000 => (1e3, "k"),
            _ => (1.0, ""),
        };
        return Profile.Wording.Num(value / divisor) + (value == 0 ? "" : unit);
    }
}
