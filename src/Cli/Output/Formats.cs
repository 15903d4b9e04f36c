using System.Globalization;

namespace Cadre.Cli.Output;

internal static class Formats
{
    public static string Duration(TimeSpan time) => time.TotalSeconds switch
    {
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"),
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min"),
    };

    public static string Money(decimal usd) => usd == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"${usd:0.0000}");

    public static string When(DateTimeOffset? time) => time is { } t ? t.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "–";

    public static string Range(double low, double high) => low == high ? Duration(TimeSpan.FromSeconds(low)) : $"{Duration(TimeSpan.FromSeconds(low))} – {Duration(TimeSpan.FromSeconds(high))}";
}
