using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Cadre.Cli.Api;

namespace Cadre.Cli.Output;

/// <summary>Saves the results of a run: a folder a block, the canvas, the run, and an index to read them by.</summary>
internal sealed class ResultFiles(ApiClient api)
{
    private readonly StringBuilder index = new();
    private int saved;

    public async Task<int> SaveAsync(JsonNode run, string? canvas, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        folder.Create();
        index.Append(CultureInfo.InvariantCulture, $"# {run.Text("title")}\n\n");
        var number = 0;
        foreach (var step in run.List("steps").Where(s => s.Text("status") == "succeeded").OrderBy(s => s.Time("finishedAt")))
        {
            number++;
            var name = string.Create(CultureInfo.InvariantCulture, $"{number:00}-{Slug(step.Text("title"))}");
            await SaveStepAsync(step, folder, name, cancellationToken);
        }

        await WriteAsync(folder, "run.json", run.ToJsonString(), cancellationToken);
        if (canvas is { Length: > 0 })
        {
            await WriteAsync(folder, "canvas.json", (await api.GetAsync($"canvases/{canvas}/export", cancellationToken)).ToJsonString(), cancellationToken);
        }

        await WriteAsync(folder, "index.md", index.ToString(), cancellationToken);
        return saved;
    }

    private async Task SaveStepAsync(JsonNode step, DirectoryInfo folder, string name, CancellationToken cancellationToken)
    {
        var target = folder.CreateSubdirectory(name);
        index.Append(CultureInfo.InvariantCulture, $"## {step.Text("title")}\n\n");
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var artifact in Artifacts(step).DistinctBy(a => a.Text("artifact")))
        {
            var file = Unused(Safe(artifact.Text("name")), taken);
            await api.DownloadAsync(artifact.Text("artifact"), Path.Combine(target.FullName, file), cancellationToken);
            saved++;
            index.Append(CultureInfo.InvariantCulture, $"- [{file}]({name}/{Uri.EscapeDataString(file)})\n");
        }

        foreach (var view in step.List("views").Where(v => v["value"] is not null))
        {
            var (ending, text) = Inline(view);
            var file = Unused($"{Slug(view.Text("title") is { Length: > 0 } title ? title : view.Text("kind"))}.{ending}", taken);
            await WriteAsync(target, file, text, cancellationToken);
            index.Append(CultureInfo.InvariantCulture, $"- [{file}]({name}/{Uri.EscapeDataString(file)})\n");
        }

        index.Append('\n');
    }

    private static (string Ending, string Text) Inline(JsonNode view)
    {
        var value = view["value"]!;
        var text = value is JsonValue ? value.ToString() : value.ToJsonString();
        return view.Text("kind") switch
        {
            "markdown" or "message" => ("md", text),
            "html" or "frame" => ("html", text),
            "svg" => ("svg", text),
            "chart" => ("svg", value["svg"]?.ToString() ?? text),
            "code" or "terminal" => ("txt", text),
            _ => ("json", value.ToJsonString()),
        };
    }

    // references stand anywhere in views and outputs
    private static IEnumerable<JsonNode> Artifacts(JsonNode? node) => node switch
    {
        JsonObject map when map["artifact"] is JsonValue hash && map["mediaType"] is not null && hash.ToString().Length == 64 => [map],
        JsonObject map => map.Where(m => m.Key != "inputs").SelectMany(m => Artifacts(m.Value)),
        JsonArray list => list.SelectMany(Artifacts),
        _ => [],
    };

    private async Task WriteAsync(DirectoryInfo folder, string name, string text, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), text, cancellationToken);
        saved++;
    }

    private static string Slug(string text)
    {
        var slug = string.Concat(text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '-')).Trim('-');
        return slug.Length == 0 ? "block" : slug[..Math.Min(50, slug.Length)].Trim('-');
    }

    private static string Safe(string name) => string.Concat(Path.GetFileName(name).Where(c => !Path.GetInvalidFileNameChars().Contains(c))).TrimStart('.') is { Length: > 0 } safe ? safe : "file";

    private static string Unused(string name, HashSet<string> taken)
    {
        var candidate = name;
        for (var n = 2; !taken.Add(candidate); n++)
        {
            candidate = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)}-{n}{Path.GetExtension(name)}");
        }

        return candidate;
    }
}
