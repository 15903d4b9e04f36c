using System.Collections.Frozen;

namespace Cadre.Expressions.Functions;

/// <summary>All functions by name. Fixed when the process starts.</summary>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, CelFunction> Functions = new[]
    {
        ConversionFunctions.All, TextFunctions.All, TextEditing.All, TimeFunctions.All, MathFunctions.All, BitFunctions.All, ListFunctions.All,
        SetFunctions.All, OptionalFunctions.All, EncodingFunctions.All,
    }.SelectMany(f => f).ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    public static CelFunction? Find(string name) => Functions.GetValueOrDefault(name);

    /// <summary>The closest existing name, as the end of an error message.</summary>
    public static string Suggest(string name)
    {
        if (name.Length > 40)
            return "";
        string? best = Functions.Keys.Concat(Macros).Where(f => Distance(f, name) <= Math.Max(1, name.Length / 3))
            .OrderBy(f => Distance(f, name)).ThenBy(f => f, StringComparer.Ordinal).FirstOrDefault();
        return best is null ? "; the README of this library lists the functions" : $"; did you mean '{best}'?";
    }

    private static readonly string[] Macros = ["has", "all", "exists", "exists_one", "map", "filter", "sortBy", "optMap", "cel.bind"];

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
