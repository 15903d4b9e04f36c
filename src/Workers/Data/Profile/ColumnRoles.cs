using System.Text.RegularExpressions;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Profile;

/// <summary>Decides what a column is for, from its name, type and values.</summary>
internal static partial class ColumnRoles
{
    internal const string Measure = "measure";
    internal const string Dimension = "dimension";
    internal const string Identifier = "identifier";
    internal const string Time = "time";
    internal const string FreeText = "text";
    internal const string Constant = "constant";
    private const int MostGroups = 30;
    private const int MostWholeNumberGroups = 8;

    internal static string Of(ColumnSchema column, long count, long distinct, NumericProfile? numeric, TextProfile? text)
    {
        if (distinct <= 1) return Constant;
        if (column.Type is "date" or "timestamp") return Time;
        if (column.Type == "boolean") return Dimension;
        if (numeric is not null) return OfNumber(column, count, distinct, numeric);
        if (distinct <= MostGroups && (distinct <= count / 2 || distinct <= 3)) return Dimension;
        return distinct >= count * 0.98 && count > 20 && text is { MaxLength: <= 64 } && IdName().IsMatch(column.Name) ? Identifier : FreeText;
    }

    private static string OfNumber(ColumnSchema column, long count, long distinct, NumericProfile numeric)
    {
        var whole = column.Type == "integer";
        if (whole && YearName().IsMatch(column.Name) && numeric is { Min: >= 1000, Max: <= 2500 }) return Time;
        if (whole && (IdName().IsMatch(column.Name) || IsRowNumber(count, distinct, numeric))) return Identifier;
        return whole && distinct <= MostWholeNumberGroups && distinct <= count / 10 ? Dimension : Measure;
    }

    private static bool IsRowNumber(long count, long distinct, NumericProfile numeric) =>
        count > 20 && distinct >= count * 0.97 && numeric.Min is 0 or 1 && Math.Abs(numeric.Max - numeric.Min + 1 - count) < 2;

    [GeneratedRegex("(?i)(^|[_ .-])(id|key|uuid|guid|code|zip|zipcode|zip_code|postcode|index|rowid|fips|phone|isbn|sku)$|[a-z](Id|ID|Key|Code)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdName();

    [GeneratedRegex("(?i)(^|[_ .-]|[a-z])year$|^yr$|^year", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearName();
}
