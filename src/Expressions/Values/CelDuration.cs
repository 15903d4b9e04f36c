using System.Globalization;

namespace Cadre.Expressions;

/// <summary>A span of time in nanoseconds.</summary>
internal sealed class CelDuration(Int128 nanos) : CelValue
{
    public const string Name = "google.protobuf.Duration";
    private static readonly Int128 Billion = 1_000_000_000;

    // A signed 64-bit count of nanoseconds, as the specification asks.
    private static readonly Int128 Widest = long.MaxValue;

    public Int128 Nanos => nanos;

    public override string TypeName => Name;

    public static CelValue FromNanos(Int128 nanos) =>
        nanos > Widest || nanos < -Widest ? ErrorValue.Overflow("a duration beyond 292 years") : new CelDuration(nanos);

    /// <summary>Reads a sequence of numbers with units, as in <c>1h30m</c>, <c>-1.5s</c>, <c>250ms</c>.</summary>
    public static CelValue Parse(string text)
    {
        ErrorValue bad = ErrorValue.Invalid("not a duration; write it as '90s', '1h30m' or '250ms'");
        int at = text.Length > 0 && text[0] is '-' or '+' ? 1 : 0;
        bool negative = at == 1 && text[0] == '-';
        if (text.Length > 100 || at == text.Length)
            return bad;
        if (text[at..] == "0")
            return new CelDuration(0);
        Int128 total = 0;
        while (at < text.Length)
        {
            int start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
                at++;
            string number = text[start..at];
            start = at;
            while (at < text.Length && !char.IsAsciiDigit(text[at]) && text[at] != '.')
                at++;
            if (Unit(text[start..at]) is not { } unit || number.Length > 25 || !decimal.TryParse(
                    number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount))
                return bad;
            if (amount > 1e15m)
                return ErrorValue.Overflow("a duration beyond 292 years");
            decimal whole = decimal.Truncate(amount);
            total += ((Int128)whole * unit) + (Int128)((amount - whole) * unit);
        }

        return FromNanos(negative ? -total : total);
    }

    public override string ToString()
    {
        Int128 absolute = Int128.Abs(nanos);
        var fraction = (long)(absolute % Billion);
        string tail = fraction == 0 ? "" : "." + fraction.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
        return (nanos < 0 ? "-" : "") + (absolute / Billion).ToString(CultureInfo.InvariantCulture) + tail + "s";
    }

    private static long? Unit(string name) => name switch
    {
        "h" => 3_600_000_000_000,
        "m" => 60_000_000_000,
        "s" => 1_000_000_000,
        "ms" => 1_000_000,
        "us" or "µs" or "μs" => 1_000,
        "ns" => 1,
        _ => null,
    };
}
