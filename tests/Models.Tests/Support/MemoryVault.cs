using System.Collections.Concurrent;
using Cadre.Connections.Contracts;
using Cadre.Kernel;

namespace Cadre.Models.Tests.Support;

internal sealed class MemoryVault : ICredentialVault
{
    public ConcurrentDictionary<CredentialId, NewCredential> Entries { get; } = new();

    public Task<Result<CredentialId>> SaveAsync(Tenant tenant, NewCredential credential, CancellationToken cancellationToken)
    {
        var id = new CredentialId(Guid.CreateVersion7());
        Entries[id] = credential;
        return Task.FromResult(Result<CredentialId>.Ok(id));
    }

    public Task<Result<Done>> ReplaceAsync(Tenant tenant, CredentialId id, Secret secret, CancellationToken cancellationToken)
    {
        Entries[id] = Entries[id] with { Secret = secret };
        return Task.FromResult(Result<Done>.Ok(default));
    }

    public Task<Result<Secret>> RevealAsync(Tenant tenant, CredentialId id, string host, CancellationToken cancellationToken) =>
        Task.FromResult(Entries.TryGetValue(id, out var entry) && entry.Hosts.Contains(host) ? Result<Secret>.Ok(entry.Secret) : Error.NotFound("credential"));

    public Task<IReadOnlyList<CredentialView>> ListAsync(Tenant tenant, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<CredentialView>>([]);

    public Task<bool> DeleteAsync(Tenant tenant, CredentialId id, CancellationToken cancellationToken) => Task.FromResult(Entries.TryRemove(id, out _));
}
