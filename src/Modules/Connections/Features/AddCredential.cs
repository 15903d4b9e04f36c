using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Connections.Features;

/// <summary>Stores a secret, bound to the hosts it may be sent to. It cannot be read back.</summary>
internal static class AddCredential
{
    private static readonly Dictionary<string, (string Host, string Header)> Known = new(StringComparer.Ordinal)
    {
        ["brave"] = ("api.search.brave.com", "X-Subscription-Token: {secret}"),
        ["tavily"] = ("api.tavily.com", "Authorization: Bearer {secret}"),
    };

    public static async Task<Results<Created<CreatedCredential>, ProblemHttpResult>> HandleAsync(Tenant tenant, CredentialInput input, ICredentialVault vault, CancellationToken cancellationToken)
    {
        var known = Known.GetValueOrDefault(input.Connector);
        var hosts = input.Hosts is { Count: > 0 } given ? given : known.Host is { } host ? [host] : [];
        if (hosts.Count == 0 || string.IsNullOrWhiteSpace(input.Name) || string.IsNullOrWhiteSpace(input.Secret))
        {
            return Error.Invalid("credential_invalid", "A credential has a name, a secret and at least one host it may be sent to.", "Fill in 'name', 'secret' and 'hosts'.").ToProblem();
        }

        var header = input.Header ?? known.Header ?? "Authorization: Bearer {secret}";
        var saved = await vault.SaveAsync(tenant, new NewCredential(input.Connector, input.Name.Trim(), hosts, new Secret(input.Secret.Trim()), header), cancellationToken);
        return saved.IsOk ? TypedResults.Created($"/api/v1/credentials/{saved.Value}", new CreatedCredential(saved.Value)) : saved.Error.ToProblem();
    }
}

internal sealed record CredentialInput(string Connector, string Name, string Secret, IReadOnlyList<string>? Hosts = null, string? Header = null);

internal sealed record CreatedCredential(CredentialId Id);
