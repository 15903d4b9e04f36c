using System.Text;
using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Code;

/// <summary>What code printed and left behind.</summary>
internal sealed record CodeOutput(string Stdout, string All)
{
    private const int MostFiles = 50;
    private const long LargestResult = 800_000;

    /// <summary>Streams the output to whoever watches and keeps the first part of it.</summary>
    public static async Task<CodeOutput> FollowAsync(StepContext context, ISandboxProcess process, int kept, CancellationToken cancellationToken)
    {
        var (stdout, all) = (new StringBuilder(), new StringBuilder());
        var decoders = new Dictionary<OutputKind, Decoder> { [OutputKind.Stdout] = Encoding.UTF8.GetDecoder(), [OutputKind.Stderr] = Encoding.UTF8.GetDecoder() };
        try
        {
            await foreach (var chunk in process.OutputAsync(0, cancellationToken))
            {
                if (!decoders.TryGetValue(chunk.Kind, out var decoder))
                {
                    continue;
                }

                var characters = new char[decoder.GetCharCount(chunk.Data.Span, flush: false)];
                decoder.GetChars(chunk.Data.Span, characters, flush: false);
                var text = new string(characters);
                context.Emit("terminal", text);
                Keep(all, text, kept);
                if (chunk.Kind == OutputKind.Stdout)
                {
                    Keep(stdout, text, kept);
                }
            }
        }
        catch (OperationCanceledException)
        {
            await process.KillAsync(CancellationToken.None);
            throw;
        }

        return new CodeOutput(stdout.ToString(), all.ToString());
    }

    /// <summary>The result: <c>result.json</c>, else the last line of output when it is JSON; null for none.</summary>
    public static async Task<Result<JsonElement?>> ResultAsync(ISandbox sandbox, string stdout, CancellationToken cancellationToken)
    {
        var file = await sandbox.Files.StatAsync("result.json", cancellationToken);
        if (file.IsOk)
        {
            var bytes = await sandbox.Files.ReadAsync("result.json", LargestResult, cancellationToken);
            return bytes.IsOk ? Parse(Encoding.UTF8.GetString(bytes.Value)) is { } value
                ? value
                : Outcomes.Unusable("result_invalid", "result.json is not JSON.", "Write it with json.dump or JSON.stringify; NaN is no JSON.") : bytes.Error;
        }

        var last = stdout.TrimEnd().Split('\n')[^1].Trim();
        return last.Length > 0 && last.Length < LargestResult ? Parse(last) : (JsonElement?)null;
    }

    /// <summary>Stores the files of <c>out/</c>.</summary>
    public static async Task<Result<IReadOnlyList<ArtifactRef>>> CollectAsync(Tenant tenant, ArtifactFiles artifacts, ISandbox sandbox, CancellationToken cancellationToken)
    {
        var listed = await sandbox.Files.ListAsync("out", cancellationToken);
        var saved = new List<ArtifactRef>();
        foreach (var file in (listed.IsOk ? listed.Value : []).Where(f => f.Kind == SandboxFileKind.File).OrderBy(f => f.Path, StringComparer.Ordinal).Take(MostFiles))
        {
            var name = Path.GetFileName(file.Path);
            var artifact = await artifacts.SaveAsync(tenant, sandbox, "out/" + name, name, MediaTypes.Of(name), cancellationToken);
            if (!artifact.IsOk)
            {
                return artifact.Error;
            }

            saved.Add(artifact.Value);
        }

        return saved;
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            // Printed lines are mostly prose.
            return null;
        }
    }

    private static void Keep(StringBuilder text, string piece, int most) => text.Append(piece.AsSpan(0, Math.Min(piece.Length, Math.Max(0, most - text.Length))));
}
