using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Materials;

/// <summary>Reads the values of an input port as materials: texts, tables, pictures, readable files.</summary>
internal sealed class MaterialReader(ArtifactFiles artifacts, PdfText pdf)
{
    private const int MostText = 400_000;
    private const int MostMaterials = 64;

    /// <summary>The materials in order of connection.</summary>
    public async Task<Result<IReadOnlyList<Material>>> ReadAsync(StepContext context, string port, CancellationToken cancellationToken)
    {
        var materials = new List<Material>();
        foreach (var (value, maker) in Made(context, port))
        {
            var read = await ReadAsync(context, value, maker, materials.Count + 1, cancellationToken);
            if (!read.IsOk)
            {
                return read.Error;
            }

            if (read.Value is { } material)
            {
                materials.Add(material);
            }
        }

        return materials;
    }

    /// <summary>The values that arrived: the elements of a list, or the one value.</summary>
    public static IEnumerable<JsonElement> Values(JsonElement? port) => port switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => [],
        { ValueKind: JsonValueKind.Array } list when TableValue.From(list) is null || list.EnumerateArray().Any(IsReference) => [.. list.EnumerateArray().SelectMany(item => IsPictures(item) ? item.EnumerateArray() : Enumerable.Repeat(item, 1)).Take(MostMaterials)],
        { } value => [value],
    };

    /// <summary>The values with the titles of the blocks that made them.</summary>
    private static IEnumerable<(JsonElement Value, string? Maker)> Made(StepContext context, string port)
    {
        if (!context.Inputs.TryGetValue(port, out var input))
        {
            return [];
        }

        var titles = input.Titles;
        var each = titles is not null && input.Value.ValueKind == JsonValueKind.Array && input.Value.GetArrayLength() == titles.Count;
        return each
            ? input.Value.EnumerateArray().Zip(titles!).SelectMany(pair => Numbered([.. IsPictures(pair.First) ? pair.First.EnumerateArray() : Enumerable.Repeat(pair.First, 1)], pair.Second)).Take(MostMaterials)
            : Numbered([.. Values(input.Value)], titles is { Count: 1 } ? titles[0] : null);
    }

    private static IEnumerable<(JsonElement Value, string? Maker)> Numbered(IReadOnlyList<JsonElement> values, string? maker) =>
        values.Select((value, i) => (value, maker is null || values.Count == 1 ? maker : $"{maker} ({i + 1})"));

    private async Task<Result<Material?>> ReadAsync(StepContext context, JsonElement value, string? maker, int number, CancellationToken cancellationToken)
    {
        if (TableValue.From(value) is { } table)
        {
            return new Material(maker ?? Named(value) ?? $"Table {number}", table.ToMarkdown(50)) { Table = table };
        }

        if (ArtifactFiles.From(value) is { } artifact)
        {
            return await ReadAsync(context, artifact, maker, cancellationToken);
        }

        var text = PlainText.Of(value);
        return text.Length == 0 ? (Material?)null : new Material(Heading(text) ?? maker ?? $"Input {number}", text.Length > MostText ? text[..MostText] : text);
    }

    private async Task<Result<Material?>> ReadAsync(StepContext context, ArtifactRef artifact, string? maker, CancellationToken cancellationToken)
    {
        var type = artifact.MediaType.Split(';')[0];
        if (type.StartsWith("image/", StringComparison.Ordinal))
        {
            return new Material(maker ?? PlainText.Caption(Path.GetFileNameWithoutExtension(artifact.Name)), "") { Image = artifact };
        }

        if (type == "application/pdf")
        {
            var text = await pdf.ReadAsync(context, artifact, cancellationToken);
            return text.Map<string, Material?>(t => new Material(artifact.Name, t));
        }

        if (type.StartsWith("text/", StringComparison.Ordinal) || type is "application/json" or "application/xml" or "application/javascript")
        {
            var text = await artifacts.ReadTextAsync(context.Tenant, artifact, MostText, cancellationToken);
            return text.Map<string, Material?>(t => new Material(artifact.Name, type == "text/markdown" || type == "text/plain" ? t : $"```\n{t}\n```"));
        }

        return new Material(artifact.Name, $"File *{artifact.Name}* ({artifact.MediaType}, {artifact.Size:N0} bytes)");
    }

    private static bool IsReference(JsonElement item) => ArtifactFiles.From(item) is not null;

    private static bool IsPictures(JsonElement item) => item.ValueKind == JsonValueKind.Array && item.GetArrayLength() > 0 && item.EnumerateArray().All(IsReference);

    private static string? Named(JsonElement value) => value.ValueKind == JsonValueKind.Object && ArtifactFiles.From(value) is { } file ? Path.GetFileNameWithoutExtension(file.Name) : null;

    private static string? Heading(string text)
    {
        var line = text.TrimStart().Split('\n')[0].Trim();
        return line.StartsWith('#') ? line.TrimStart('#', ' ') : line.Length is > 0 and <= 80 ? line.TrimEnd('.', ':') : null;
    }
}
