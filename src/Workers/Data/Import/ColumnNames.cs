namespace Cadre.Workers.Data.Import;

/// <summary>Makes names of columns usable: not empty, not endless, without control characters, each once.</summary>
internal static class ColumnNames
{
    private const int Longest = 120;

    internal static IReadOnlyList<string> Tidy(IEnumerable<string> names)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var tidy = new List<string>();
        foreach (var raw in names)
        {
            var name = new string([.. raw.Select(c => char.IsControl(c) ? ' ' : c)]).Trim();
            if (name.Length == 0) name = $"column{tidy.Count + 1}";
            if (name.Length > Longest) name = name[..Longest];
            var unique = name;
            for (var n = 2; !taken.Add(unique); n++) unique = $"{name}_{n}";
            tidy.Add(unique);
        }
        return tidy;
    }
}
