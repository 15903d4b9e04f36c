using System.Globalization;
using System.Xml.Linq;

namespace Cadre.Blocks.Drawing;

/// <summary>The drawn subjects (Drawing/Subjects/*.svg): which of them a text speaks of.</summary>
internal static class SubjectLibrary
{
    private const string Folder = "Drawing/Subjects/";

    private static readonly Lazy<IReadOnlyList<Subject>> Drawn = new(() =>
    [
        .. typeof(SubjectLibrary).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read),
    ]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Subject> All => Drawn.Value;

    /// <summary>The subjects named in a text, in its order, each once.</summary>
    public static IReadOnlyList<Subject> Named(IReadOnlyList<string> words) =>
        [.. words.Select(word => All.FirstOrDefault(s => s.Words.Contains(word))).OfType<Subject>().Distinct()];

    private static Subject Read(string resource)
    {
        using var stream = typeof(SubjectLibrary).Assembly.GetManifestResourceStream(resource)!;
        var svg = XDocument.Load(stream).Root!;
        var box = svg.Attribute("viewBox")!.Value.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        var words = svg.Attribute("data-words")!.Value.Split(' ').Select(Language.Words.Stem).ToHashSet(StringComparer.Ordinal);
        var size = double.Parse(svg.Attribute("data-size")!.Value, CultureInfo.InvariantCulture);
        var drawing = string.Concat(svg.Elements().Select(e => e.ToString(SaveOptions.DisableFormatting).Replace(" xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal)));
        return new Subject(Path.GetFileNameWithoutExtension(resource), words, svg.Attribute("data-place")!.Value, size, svg.Attribute("data-kind")!.Value, box[2], box[3], drawing);
    }
}
