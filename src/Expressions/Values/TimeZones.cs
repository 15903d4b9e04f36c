using System.Globalization;

namespace Cadre.Expressions;

/// <summary>Time zones by IANA name or by fixed offset.</summary>
internal static class TimeZones
{
    /// <summary>The offset of a zone at a moment, or null when there is no such zone.</summary>
    public static TimeSpan? OffsetAt(string zone, DateTime utc)
    {
        if (ParseOffset(zone, zulu: false) is { } fixedOffset)
            return fixedOffset;
        return zone.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? found) ? found.GetUtcOffset(utc) : null;
    }

    /// <summary>Reads <c>+11:00</c>, <c>-02:30</c>, and either <c>Z</c> or an offset without sign.</summary>
    public static TimeSpan? ParseOffset(string text, bool zulu)
    {
        if (zulu && text is "Z" or "z")
            return TimeSpan.Zero;
        bool signed = text.Length == 6 && text[0] is '+' or '-';
        if (!signed && (zulu || text.Length != 5))
            return null;
        ReadOnlySpan<char> digits = signed ? text.AsSpan(1) : text;
        if (digits[2] != ':'
            || !int.TryParse(digits[..2], NumberStyles.None, CultureInfo.InvariantCulture, out int hours)
            || !int.TryParse(digits[3..], NumberStyles.None, CultureInfo.InvariantCulture, out int minutes)
            || hours > 23 || minutes > 59)
            return null;
        var offset = new TimeSpan(hours, minutes, 0);
        return text[0] == '-' ? -offset : offset;
    }
}
