using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Models.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Models.Features;

/// <summary>Changes name, model or key of a connection, or makes it the default. Null parts stay as they are.</summary>
internal static class UpdateModel
{
    public static async Task<Results<Ok<ModelView>, ProblemHttpResult>> HandleAsync(
        Tenant tenant, Guid modelId, ModelChange change, ConnectionStore store, ICredentialVault vault, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, modelId, cancellationToken) is not { } row)
        {
            return Error.NotFound("model connection").ToProblem();
        }

        if (!string.IsNullOrWhiteSpace(change.ApiKey))
        {
            var replaced = await ReplaceKeyAsync(tenant, row, new Secret(change.ApiKey.Trim()), vault, cancellationToken);
            if (!replaced.IsOk)
            {
                return replaced.Error.ToProblem();
            }

            row = replaced.Value;
        }

        row = row with { Name = change.Name?.Trim() is { Length: > 0 and <= 100 } name ? name : row.Name, Model = change.Model?.Trim() is { Length: > 0 and <= 200 } model ? model : row.Model };
        await store.SaveAsync(tenant, row, cancellationToken);
        if (change.IsDefault == true)
        {
            await store.MakeDefaultAsync(tenant, modelId, cancellationToken);
        }

        return TypedResults.Ok(ModelView.From((await store.FindAsync(tenant, modelId, cancellationToken))!));
    }

    private static async Task<Result<ConnectionRow>> ReplaceKeyAsync(Tenant tenant, ConnectionRow row, Secret key, ICredentialVault vault, CancellationToken cancellationToken)
    {
        if (row.CredentialId is { } existing)
        {
            var replaced = await vault.ReplaceAsync(tenant, new CredentialId(existing), key, cancellationToken);
            return replaced.Then<ConnectionRow>(_ => row);
        }

        var saved = await vault.SaveAsync(tenant, new NewCredential(row.Kind, row.Name, [new Uri(row.BaseUrl).Host], key), cancellationToken);
        return saved.Then<ConnectionRow>(id => row with { CredentialId = id.Value });
    }
}

internal sealed record ModelChange(string? Name = null, string? Model = null, string? ApiKey = null, bool? IsDefault = null);
