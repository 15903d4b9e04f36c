using System.Text;
using Cadre.Kernel;
using Cadre.Knowledge.Domain;
using Cadre.Knowledge.Persistence;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Knowledge.Features;

/// <summary>Adds text, given directly or as an uploaded text file, to what the workspace knows.</summary>
internal static class AddSource
{
    private const int MaxCharacters = 5_000_000;
    private static readonly string[] TextTypes = ["application/json", "application/xml", "application/yaml"];

    public static async Task<Results<Created<SourceRow>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, NewSource request, KnowledgeStore store, IArtifactStore artifacts, IdSource ids, TimeProvider time, CancellationToken cancellationToken)
    {
        var text = request.Artifact is { } artifact ? await ReadAsync(tenant, artifact, artifacts, cancellationToken) : request.Text ?? "";
        if (!text.IsOk)
        {
            return text.Error.ToProblem();
        }

        var clean = text.Value.Replace("\0", "", StringComparison.Ordinal).Trim();
        var title = request.Title?.Trim() is { Length: > 0 } given ? given : request.Artifact?.Name ?? clean.Split('\n')[0].TrimStart('#', ' ');
        if (clean.Length is 0 or > MaxCharacters)
        {
            return Error.Invalid("text_invalid", $"The text is empty or longer than {MaxCharacters:N0} characters.", "Send 'text', or an 'artifact' that is a text file.").ToProblem();
        }

        var passages = Chunking.Split(clean);
        var row = new SourceRow(ids.NewGuid(), title[..Math.Min(200, title.Length)], clean.Length, passages.Count, time.GetUtcNow().UtcDateTime);
        await store.AddAsync(tenant, row, passages, cancellationToken);
        return TypedResults.Created($"/api/v1/knowledge/{row.Id}", row);
    }

    private static async Task<Result<string>> ReadAsync(Tenant tenant, ArtifactRef artifact, IArtifactStore artifacts, CancellationToken cancellationToken)
    {
        if (await artifacts.FindAsync(tenant, artifact.Artifact, cancellationToken) is not { } known || await artifacts.OpenAsync(tenant, artifact.Artifact, cancellationToken) is not { } stream)
        {
            return Error.NotFound("artifact");
        }

        await using (stream)
        {
            if (!known.MediaType.StartsWith("text/", StringComparison.Ordinal) && !TextTypes.Contains(known.MediaType, StringComparer.Ordinal))
            {
                return new Error(ErrorKind.Unprocessable, "type_unsupported", $"{known.MediaType} is not text.", "Upload plain text, Markdown, CSV or JSON; other files can go through a Fetch or Code block first.");
            }

            if (known.Size > MaxCharacters * 2L)
            {
                return new Error(ErrorKind.TooLarge, "too_large", "The file is larger than 10 MB.", "Split it.");
            }

            using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            return await reader.ReadToEndAsync(cancellationToken);
        }
    }
}

internal sealed record NewSource(string? Title = null, string? Text = null, ArtifactRef? Artifact = null);
