using Cadre.Connections.Contracts;
using Cadre.Connections.Gateway;
using Cadre.Connections.Rules;
using Cadre.Kernel;

namespace Cadre.Connections.Vault;

/// <summary>The vault: secrets go in, and come out only for a host they are bound to.</summary>
internal sealed class CredentialVault(CredentialStore store, SecretBox box, IdSource ids, TimeProvider time) : ICredentialVault
{
    private const string Placeholder = "{secret}";
    private static readonly char[] Misplaced = ['/', ',', ' ', '\n', '@'];
    private const int MaxHosts = 50;
    private const int MaxSecret = 64 * 1024;

    public async Task<Result<CredentialId>> SaveAsync(Tenant tenant, NewCredential credential, CancellationToken cancellationToken)
    {
        var hosts = credential.Hosts.Select(UrlRules.Normalize).Distinct(StringComparer.Ordinal).ToArray();
        if (Check(credential, hosts) is { } error)
        {
            return error;
        }

        var id = ids.New<CredentialId>();
        var row = new CredentialRow
        {
            WorkspaceId = tenant.Workspace.Value,
            Id = id.Value,
            Connector = credential.Connector,
            Name = credential.Name,
            Hosts = hosts,
            Header = credential.Header,
            KeyId = "",
            WrappedKey = [],
            Sealed = [],
            CreatedAt = time.GetUtcNow().UtcDateTime,
        };
        await store.InsertAsync(tenant, box.Seal(row, credential.Secret), cancellationToken);
        return id;
    }

    public async Task<Result<Done>> ReplaceAsync(Tenant tenant, CredentialId id, Secret secret, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, id, cancellationToken) is not { } row)
        {
            return Error.NotFound("credential");
        }

        if (CheckSecret(secret) is { } error)
        {
            return error;
        }

        await store.UpdateAsync(tenant, box.Seal(row, secret), cancellationToken);
        return default(Done);
    }

    public async Task<Result<Secret>> RevealAsync(Tenant tenant, CredentialId id, string host, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(tenant, id, host, cancellationToken);
        return opened.Then<Secret>(pair => pair.Secret);
    }

    /// <summary>The header that carries a credential to a host.</summary>
    public async Task<Result<KeyValuePair<string, string>>> HeaderAsync(Tenant tenant, CredentialId id, string host, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(tenant, id, host, cancellationToken);
        return opened.Then<KeyValuePair<string, string>>(pair =>
        {
            var colon = pair.Row.Header.IndexOf(':', StringComparison.Ordinal);
            return new KeyValuePair<string, string>(pair.Row.Header[..colon].Trim(), pair.Row.Header[(colon + 1)..].Trim().Replace(Placeholder, pair.Secret.Reveal(), StringComparison.Ordinal));
        });
    }

    public async Task<IReadOnlyList<CredentialView>> ListAsync(Tenant tenant, CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(tenant, cancellationToken)).Select(row => new CredentialView(new CredentialId(row.Id), row.Connector, row.Name, row.Hosts, row.CreatedAt, row.UsedAt))];

    public Task<bool> DeleteAsync(Tenant tenant, CredentialId id, CancellationToken cancellationToken) => store.DeleteAsync(tenant, id, cancellationToken);

    private static Error? Check(NewCredential credential, string[] hosts)
    {
        if (hosts.Length is 0 or > MaxHosts || hosts.Any(host => host.Length is 0 or > 253 || host == "*" || host.TrimStart('*').Contains('*', StringComparison.Ordinal) || host.IndexOfAny(Misplaced) >= 0))
        {
            return Error.Invalid("credential_hosts_invalid", $"A credential is bound to 1 to {MaxHosts} hosts; '*' alone is none.", "Name the hosts it may be sent to, '*.example.com' for subdomains.");
        }

        var header = credential.Header.Split(':', 2);
        if (header.Length != 2 || !header[1].Contains(Placeholder, StringComparison.Ordinal) || UrlRules.CheckHeader(header[0].Trim(), header[1]) is not null)
        {
            return Error.Invalid("credential_header_invalid", "The header is a name, a colon and a value with {secret} in it.", "Use for example 'Authorization: Bearer {secret}'.");
        }

        return CheckSecret(credential.Secret);
    }

    private static Error? CheckSecret(Secret secret) => secret.Reveal() is { Length: > 0 and < MaxSecret } text && !text.AsSpan().ContainsAny('\r', '\n', '\0')
        ? null
        : Error.Invalid("credential_secret_invalid", "A secret has at least one character and no line breaks.", "Paste the key alone.");

    private async Task<Result<(CredentialRow Row, Secret Secret)>> OpenAsync(Tenant tenant, CredentialId id, string host, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, id, cancellationToken) is not { } row)
        {
            return Error.NotFound("credential");
        }

        if (!row.Hosts.Any(pattern => HostPattern.Matches(pattern, UrlRules.Normalize(host))))
        {
            return EgressErrors.CredentialHost(host);
        }

        if (box.Open(row) is not { } secret)
        {
            return new Error(ErrorKind.Unprocessable, "credential_unreadable", $"The credential '{row.Name}' was changed outside the vault and does not open.", "Enter the secret again.");
        }

        await store.TouchAsync(tenant, id, time.GetUtcNow(), cancellationToken);
        return (row, secret);
    }
}
