using System.Text.RegularExpressions;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Query;

/// <summary>Names of tables in SQL: the first is <c>data</c>, the others <c>data2</c>, <c>data3</c>, unless they are named.</summary>
internal static partial class TableNames
{
    internal static string Of(TableSource source, int index) =>
        source.Name ?? (index == 0 ? "data" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"data{index + 1}"));

    internal static bool IsValid(string name) => Pattern().IsMatch(name);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,62}$", RegexOptions.None, 1000)]
    private static partial Regex Pattern();
}
