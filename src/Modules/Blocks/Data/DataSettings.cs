using System.Text.Json;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Data;

/// <summary>Settings of data blocks; the shapes of filters, join, group, pivot and sort are those of the data worker.</summary>
internal sealed record DataSettings(
    ArtifactRef? Artifact,
    string? Inline,
    string? Format,
    JsonElement? Filters,
    JsonElement? Join,
    JsonElement? Group,
    JsonElement? Pivot,
    string? Sql,
    JsonElement? Sort,
    long? Limit,
    IReadOnlyList<string>? Formats,
    string? Sheet,
    string? Question,
    string? Model);
