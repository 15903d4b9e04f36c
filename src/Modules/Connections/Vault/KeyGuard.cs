using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cadre.Connections.Vault;

/// <summary>
/// At start: (1) refuses when the database's secrets need a master key that is not here; (2) wraps what is under an older key with the current one; (3) then
/// notes the current key. After that the older key may be removed.
/// </summary>
internal sealed partial class KeyGuard(CredentialStore store, MasterKeys keys, SecretBox box, TimeProvider time, ILogger<KeyGuard> logger) : IHostedService
{
    private const int Batch = 200;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await store.KnownKeyAsync(cancellationToken) is { } known && !keys.Has(known))
        {
            throw new InvalidOperationException(
                $"The credentials in the database are encrypted with the master key {known}, and this server has {keys.CurrentId}: put the right master key file back (a backup of the database needs it too).");
        }

        var rewrapped = await RewrapAsync(cancellationToken);
        await store.RememberKeyAsync(keys.CurrentId, time.GetUtcNow(), cancellationToken);
        if (rewrapped > 0)
        {
            LogRewrapped(rewrapped, keys.CurrentId);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<int> RewrapAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        while (await store.ListOtherKeyAsync(keys.CurrentId, Batch, cancellationToken) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                if (!keys.Has(row.KeyId) || box.Rewrap(row) is not { } fresh)
                {
                    throw new InvalidOperationException($"The credential {row.Id} is encrypted with the master key {row.KeyId}, which does not open it here: put that key back beside the new one.");
                }

                await store.RewrapAsync(fresh, row.KeyId, cancellationToken);
                count++;
            }
        }

        return count;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} credentials are now under the master key {KeyId}.")]
    private partial void LogRewrapped(int count, string keyId);
}
