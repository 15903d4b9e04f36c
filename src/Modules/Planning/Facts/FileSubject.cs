using System.Text.RegularExpressions;
using Cadre.Planning.Contracts;

namespace Cadre.Planning.Facts;

/// <summary>"Analyse this CSV" is about what the file is named after: seattle-weather.csv is Seattle weather.</summary>
internal static partial class FileSubject
{
    private static readonly HashSet<string> Bare = ["csv", "this csv", "csv file", "file", "this file", "data", "this data", "dataset", "data set", "spreadsheet", "excel", "excel file", "table", "sheet", "xlsx", "json"];
    private static readonly HashSet<string> Nameless = ["data", "file", "upload", "export", "table", "sheet", "untitled", "download", "input", "test", "document"];

    /// <summary>The subject that the first file's name gives; null when the wish names one itself, or there is no file with a telling name.</summary>
    public static string? Of(string thing, NewIntent intent)
    {
        if (!Bare.Contains(thing.ToLowerInvariant()) || intent.Attachments is not [var file, ..])
        {
            return null;
        }

        var words = Separators().Split(Path.GetFileNameWithoutExtension(file.Name)).Where(w => w.Length > 1 && !w.All(char.IsAsciiDigit)).Take(5).ToList();
        return words.Count == 0 || words.All(w => Nameless.Contains(w.ToLowerInvariant())) ? null : string.Join(' ', words).ToLowerInvariant();
    }

    [GeneratedRegex(@"[\s_\-.]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
