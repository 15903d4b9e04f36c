using System.Text.Json.Nodes;
using Cadre.Planning.Language;

namespace Cadre.Planning.Composition;

/// <summary>Titles in the person's language, where the library has them.</summary>
internal sealed class Phrases
{
    private static readonly Dictionary<string, JsonObject> All = EmbeddedYaml.Names("phrases").ToDictionary(n => Path.GetFileNameWithoutExtension(n), EmbeddedYaml.Read, StringComparer.Ordinal);
    private readonly JsonObject? own;

    public Phrases(string language) => own = All.GetValueOrDefault(language);

    /// <summary>Languages with titles of their own.</summary>
    public static IReadOnlyCollection<string> Languages => All.Keys;

    /// <summary>The title of a thing of the library, as template.</summary>
    public string Title(string key, string otherwise) => own?[key]?.GetValue<string>() ?? otherwise;
}
