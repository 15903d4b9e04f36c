using System.Globalization;
using System.Text;
using System.Text.Json;
using Cadre.Agents.Contracts;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Mcp;

/// <summary>Keeps what a tool gave: words as text, bytes as artifacts (never opened here).</summary>
internal sealed class McpFiles(ArtifactFiles artifacts)
{
    private const int MostFiles = 20;

    /// <summary>What was kept.</summary>
    public async Task<Result<McpKept>> KeepAsync(Tenant tenant, string tool, McpAnswer answer, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var files = new List<ArtifactRef>();
        foreach (var part in answer.Parts)
        {
            if (part.Bytes is { } bytes && files.Count < MostFiles)
            {
                var kept = await artifacts.SaveAsync(tenant, Name(tool, part, files.Count + 1), part.MediaType ?? "application/octet-stream", bytes, cancellationToken);
                if (!kept.IsOk)
                {
                    return kept.Error;
                }

                files.Add(kept.Value);
                text.AppendLine(CultureInfo.InvariantCulture, $"({part.Kind}: {kept.Value.Name})");
            }
            else if (part.Bytes is null)
            {
                text.AppendLine(part.Kind == "link" ? $"[{part.Text}]({part.Uri})" : part.Text);
            }
        }

        return new McpKept(text.ToString().Trim(), files, answer.Structured, answer.Failed);
    }

    private static string Name(string tool, McpPart part, int number)
    {
        var named = part.Uri is { } uri ? Path.GetFileName(uri.TrimEnd('/')) : "";
        var plain = string.Concat((named.Length > 0 ? named : $"{tool}-{number}").Where(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_'));
        var extension = part.MediaType switch { "image/png" => ".png", "image/jpeg" => ".jpg", "image/gif" => ".gif", "image/webp" => ".webp", "audio/wav" => ".wav", "audio/mpeg" => ".mp3", "application/pdf" => ".pdf", _ => "" };
        return Path.HasExtension(plain) || plain.Length == 0 ? $"{(plain.Length == 0 ? "file" : plain)}" : plain + extension;
    }
}

/// <summary>What a tool gave, as it is kept.</summary>
internal sealed record McpKept(string Text, IReadOnlyList<ArtifactRef> Files, JsonElement? Structured, bool Failed);
