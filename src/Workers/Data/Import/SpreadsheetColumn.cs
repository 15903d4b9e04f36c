using System.Globalization;

namespace Cadre.Workers.Data.Import;

/// <summary>What has been seen in one column of a sheet, and how each value is written down as text.</summary>
internal sealed class SpreadsheetColumn(string name)
{
    private const double LargestExact = 9007199254740992;
    private long texts;
    private long numbers;
    private long fractions;
    private long dates;
    private long times;
    private long booleans;

    internal string Name { get; } = name;

    /// <summary>SQL type that all values seen fit.</summary>
    internal string SqlType
    {
        get
        {
            if (texts > 0) return "VARCHAR";
            if (numbers > 0) return dates + booleans > 0 ? "VARCHAR" : fractions > 0 ? "DOUBLE" : "BIGINT";
            if (dates > 0) return booleans > 0 ? "VARCHAR" : times > 0 ? "TIMESTAMP" : "DATE";
            return booleans > 0 ? "BOOLEAN" : "VARCHAR";
        }
    }

    internal string? Note(object? value)
    {
        switch (value)
        {
            case null: return null;
            case double number: return NoteNumber(number);
            case int number: return NoteNumber(number);
            case bool flag:
                booleans++;
                return flag ? "true" : "false";
            case DateTime date:
                dates++;
                if (date.TimeOfDay != TimeSpan.Zero) times++;
                return date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
            case TimeSpan time:
                texts++;
                return time.ToString("c", CultureInfo.InvariantCulture);
            default:
                var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
                if (string.IsNullOrWhiteSpace(text)) return null;
                texts++;
                return WellFormed(text);
        }
    }

    private string NoteNumber(double number)
    {
        numbers++;
        if (number != Math.Floor(number) || Math.Abs(number) > LargestExact) fractions++;
        return number.ToString("R", CultureInfo.InvariantCulture);
    }

    private static string WellFormed(string text) => text.Replace("\0", "", StringComparison.Ordinal).TrimEnd();
}
