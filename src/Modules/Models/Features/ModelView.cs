using Cadre.Models.Persistence;
using Cadre.Models.Providers;

namespace Cadre.Models.Features;

/// <summary>A connection as people see it: never with its key.</summary>
internal sealed record ModelView(Guid Id, string Kind, string Name, string BaseUrl, string Model, IReadOnlyList<string> Models, bool IsDefault, bool HasKey, bool Local, DateTimeOffset CreatedAt)
{
    public DateTimeOffset? CheckedAt { get; init; }

    public string? CheckError { get; init; }

    public static ModelView From(ConnectionRow row) =>
        new(row.Id, row.Kind, row.Name, row.BaseUrl, row.Model, row.Models, row.IsDefault, row.CredentialId is not null, ProviderProfiles.Find(row.Kind)?.Local ?? false, row.CreatedAt)
        {
            CheckedAt = row.CheckedAt,
            CheckError = row.CheckError,
        };
}
