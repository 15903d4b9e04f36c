using System.Text.Json.Serialization;
using Cadre.Kernel;

namespace Cadre.Connections.Contracts;

/// <summary>Names a credential: the handle that travels instead of the secret.</summary>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct CredentialId(Guid Value) : IId<CredentialId>
{
    /// <inheritdoc/>
    public static CredentialId From(Guid value) => new(value);

    /// <summary>Parses a UUID.</summary>
    public static bool TryParse(string? text, out CredentialId id)
    {
        var ok = Guid.TryParse(text, out var value);
        id = new(value);
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Secrets of a workspace, encrypted (AES-256-GCM envelope under a master key outside the database), each bound to hosts.</summary>
public interface ICredentialVault
{
    /// <summary>Stores a secret.</summary>
    Task<Result<CredentialId>> SaveAsync(Tenant tenant, NewCredential credential, CancellationToken cancellationToken);

    /// <summary>Replaces the secret of a credential.</summary>
    Task<Result<Done>> ReplaceAsync(Tenant tenant, CredentialId id, Secret secret, CancellationToken cancellationToken);

    /// <summary>Decrypts a secret for use against a host.</summary>
    /// <returns>The secret, or <c>not_found</c>, or <c>credential_host</c> when it is not bound to that host.</returns>
    Task<Result<Secret>> RevealAsync(Tenant tenant, CredentialId id, string host, CancellationToken cancellationToken);

    /// <summary>All credentials, without their secrets.</summary>
    Task<IReadOnlyList<CredentialView>> ListAsync(Tenant tenant, CancellationToken cancellationToken);

    /// <summary>Deletes a credential for good.</summary>
    Task<bool> DeleteAsync(Tenant tenant, CredentialId id, CancellationToken cancellationToken);
}

/// <summary>A credential to store.</summary>
/// <param name="Connector">What it is for, such as <c>openai</c>, <c>brave</c>, <c>http</c>.</param>
/// <param name="Name">Shown to people.</param>
/// <param name="Hosts">The hosts it may be sent to; a leading <c>*.</c> covers subdomains.</param>
/// <param name="Secret">The secret.</param>
/// <param name="Header">How it is sent, with <c>{secret}</c> in the value: <c>Authorization: Bearer {secret}</c>.</param>
public sealed record NewCredential(string Connector, string Name, IReadOnlyList<string> Hosts, Secret Secret, string Header = "Authorization: Bearer {secret}");

/// <summary>A credential as people see it.</summary>
public sealed record CredentialView(CredentialId Id, string Connector, string Name, IReadOnlyList<string> Hosts, DateTimeOffset CreatedAt, DateTimeOffset? UsedAt);

/// <summary>Private hosts that administrators opened.</summary>
public interface IEgressGrants
{
    /// <summary>Allows calls to one host and port although its address is private or loopback.</summary>
    Task GrantAsync(Tenant tenant, string host, int port, string reason, CancellationToken cancellationToken);

    /// <summary>All grants of a workspace.</summary>
    Task<IReadOnlyList<EgressGrant>> ListAsync(Tenant tenant, CancellationToken cancellationToken);

    /// <summary>Takes a grant back.</summary>
    Task<bool> RevokeAsync(Tenant tenant, string host, int port, CancellationToken cancellationToken);
}
