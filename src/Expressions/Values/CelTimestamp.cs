using System.Globalization;

namespace Cadre.Expressions;

/// <summary>A point in time with nanoseconds, from year 1 to year 9999, counted from 1970-01-01T00:00:00Z.</summary>
internal sealed class CelTimestamp(Int128 nanos) : CelValue
{
    public const string Name = "google.protobuf.Timestamp";
    private const long FirstSecond = -62135596800;
    private const long LastSecond = 253402300799;
    private static readonly Int128 Billion = 1_000_000_000;

    public Int128 Nanos => nanos;

    public long Seconds => (long)((nanos - SubSecond) / Billion);

    public int SubSecond => (int)(((nanos % Billion) + Billion) % Billion);

    public override string TypeName => Name;

    public static CelTimestamp From(DateTimeOffset time) => new((Int128)(time.UtcTicks - DateTime.UnixEpoch.Ticks) * 100);

    public static CelValue FromNanos(Int128 nanos) =>
        nanos < FirstSecond * Billion || nanos >= (LastSecond + 1) * Billion
            ? ErrorValue.Overflow("a timestamp outside the years 1 to 9999")
            : new CelTimestamp(nanos);

    /// <summary>Reads RFC 3339 with up to nine digits of fraction.</summary>
    public static CelValue Parse(string text)
    {
        ErrorValue bad = ErrorValue.Invalid("not an RFC 3339 timestamp; write it as '2030-01-31T09:00:00Z'");
        int end = text.Length;
        if (end is < 20 or > 40 || text[10] is not ('T' or 't') || !DateTime.TryParseExact(
                text.AsSpan(0, 19), "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime date))
            return bad;
        int at = 19;
        long fraction = 0;
        if (text[at] == '.')
        {
            int digits = 0;
            for (at++; at < end && char.IsAsciiDigit(text[at]); at++, digits++)
                fraction = digits < 9 ? (fraction * 10) + (text[at] - '0') : fraction;
            if (digits is 0 or > 9)
                return bad;
            for (; digits < 9; digits++)
                fraction *= 10;
        }

        if (at >= end || TimeZones.ParseOffset(text[at..], zulu: true) is not { } offset)
            return bad;
        Int128 ticks = date.Ticks - DateTime.UnixEpoch.Ticks - offset.Ticks;
        return FromNanos((ticks * 100) + fraction);
    }

    public DateTime ToDateTime() => new(DateTime.UnixEpoch.Ticks + (long)((nanos - (SubSecond % 100)) / 100), DateTimeKind.Utc);

    public override string ToString()
    {
        string text = ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        string fraction = SubSecond == 0 ? "" : "." + SubSecond.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
        return text + fraction + "Z";
    }
}
