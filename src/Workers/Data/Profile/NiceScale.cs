namespace Cadre.Workers.Data.Profile;

/// <summary>Round numbers for bins and axis ticks: steps of 1, 2, 2.5 or 5 times a power of ten.</summary>
internal static class NiceScale
{
    internal static double Step(double span, int parts)
    {
        if (!(span > 0) || double.IsInfinity(span)) return 1;
        var raw = span / Math.Max(1, parts);
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        foreach (var factor in (double[])[1, 2, 2.5, 5, 10])
            if (raw <= factor * magnitude * 1.0000001) return factor * magnitude;
        return 10 * magnitude;
    }

    /// <summary>Ticks that cover [low, high], at most about <paramref name="parts"/> + 2 of them.</summary>
    internal static double[] Ticks(double low, double high, int parts)
    {
        if (!(high > low)) high = low + (low == 0 ? 1 : Math.Abs(low) * 0.1);
        var step = Step(high - low, parts);
        var first = Math.Floor((low / step) + 1e-9);
        var last = Math.Ceiling((high / step) - 1e-9);
        var count = (int)Math.Min(200, last - first) + 1;
        return [.. Enumerable.Range(0, count).Select(i => Math.Round((first + i) * step, 12, MidpointRounding.ToEven) is var v && Math.Abs(step) > 1e-9 ? v : (first + i) * step)];
    }
}
