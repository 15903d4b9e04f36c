using System.Globalization;

namespace Cadre.Workers.Data.Engine;

/// <summary>Quoting of names and values that go into SQL text.</summary>
internal static class Sql
{
    internal static string Name(string identifier) =>
        "\"" + identifier.Replace("\0", "", StringComparison.Ordinal).Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    internal static string Text(string value) =>
        "'" + value.Replace("\0", "", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal) + "'";

    internal static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture) + "::DOUBLE";
}
