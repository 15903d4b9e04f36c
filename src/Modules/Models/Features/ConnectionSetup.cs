using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Models.Persistence;
using Cadre.Models.Providers;

namespace Cadre.Models.Features;

/// <summary>
/// Connects a model server: 1. check what was given; 2. open the way to a private address, since an administrator named it; 3. ask the server for its models;
/// 4. put the key into the vault, bound to the host; 5. store the connection. When 3 fails nothing stays behind.
/// </summary>
internal sealed class ConnectionSetup(ConnectionStore store, ChatClients clients, ICredentialVault vault, IEgressGrants grants, IdSource ids, TimeProvider time)
{
    public async Task<Result<ConnectionRow>> AddAsync(Tenant tenant, NewModel request, CancellationToken cancellationToken)
    {
        var draft = Draft(request); // 1
        if (!draft.IsOk)
        {
            return draft.Error;
        }

        var (row, url) = (draft.Value, new Uri(draft.Value.BaseUrl));
        var granted = await GrantAsync(tenant, url, cancellationToken); // 2
        var key = string.IsNullOrWhiteSpace(request.ApiKey) ? null : new Secret(request.ApiKey.Trim());
        var listed = await clients.ListModelsAsync(tenant, row, key, cancellationToken); // 3
        if (!listed.IsOk)
        {
            await WithdrawAsync(tenant, url, granted, cancellationToken);
            return listed.Error;
        }

        var chosen = Choose(request.Model, row.Kind, listed.Value);
        if (!chosen.IsOk)
        {
            await WithdrawAsync(tenant, url, granted, cancellationToken);
            return chosen.Error;
        }

        row = row with { Model = chosen.Value, Models = [.. listed.Value], CheckedAt = time.GetUtcNow().UtcDateTime };
        if (key is not null)
        {
            var saved = await vault.SaveAsync(tenant, new NewCredential(row.Kind, row.Name, [url.Host], key), cancellationToken); // 4
            if (!saved.IsOk)
            {
                return saved.Error;
            }

            row = row with { CredentialId = saved.Value.Value };
        }

        await store.SaveAsync(tenant, row, cancellationToken); // 5
        return row;
    }

    /// <summary>Looks for model servers on the usual local ports. What does not answer is closed again; so is what answers, until it is added.</summary>
    public async Task<IReadOnlyList<DetectedServer>> DetectAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        var known = (await store.ListAsync(tenant, cancellationToken)).Select(c => new Uri(c.BaseUrl).Authority).ToHashSet(StringComparer.Ordinal);
        var probes = ProviderProfiles.All.Where(p => p.Local).Select(p => ProbeAsync(tenant, p, known.Contains(new Uri(p.BaseUrl).Authority), cancellationToken));
        return [.. (await Task.WhenAll(probes)).OfType<DetectedServer>()];
    }

    public async Task DeleteAsync(Tenant tenant, ConnectionRow row, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(tenant, row.Id, cancellationToken);
        if (row.CredentialId is { } credential)
        {
            await vault.DeleteAsync(tenant, new CredentialId(credential), cancellationToken);
        }

        var url = new Uri(row.BaseUrl);
        if (!(await store.ListAsync(tenant, cancellationToken)).Any(c => new Uri(c.BaseUrl).Authority == url.Authority))
        {
            await grants.RevokeAsync(tenant, url.Host, url.Port, cancellationToken);
        }
    }

    private async Task<DetectedServer?> ProbeAsync(Tenant tenant, ProviderProfile profile, bool connected, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(2));
        var url = new Uri(profile.BaseUrl);
        if (!connected)
        {
            await GrantAsync(tenant, url, cancellationToken);
        }

        try
        {
            var row = new ConnectionRow { Kind = profile.Kind, BaseUrl = profile.BaseUrl };
            var models = await clients.ListModelsAsync(tenant, row, null, limit.Token);
            return models.IsOk ? new DetectedServer(profile.Kind, profile.Title, profile.BaseUrl, models.Value, connected) : null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null; // nothing answers there
        }
        finally
        {
            if (!connected)
            {
                await grants.RevokeAsync(tenant, url.Host, url.Port, CancellationToken.None);
            }
        }
    }

    private Result<ConnectionRow> Draft(NewModel request)
    {
        if (ProviderProfiles.Find(request.Kind) is not { } profile)
        {
            return Error.Invalid("provider_unknown", $"There is no provider '{request.Kind}'.", $"Use one of: {string.Join(", ", ProviderProfiles.All.Select(p => p.Kind))}.");
        }

        var address = string.IsNullOrWhiteSpace(request.BaseUrl) ? profile.BaseUrl : request.BaseUrl.Trim();
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0 || url.Query.Length > 0)
        {
            return Error.Invalid("base_url_invalid", "The address is not an http or https address.", "Give it like https://host/v1.");
        }

        if (!profile.Local && profile.Kind != "custom" && string.IsNullOrWhiteSpace(request.ApiKey))
        {
            return Error.Invalid("key_missing", $"{profile.Title} needs a key.", profile.KeyPage is null ? "Paste one." : $"Make one at {profile.KeyPage} and paste it.");
        }

        var name = string.IsNullOrWhiteSpace(request.Name) ? profile.Title : request.Name.Trim();
        return new ConnectionRow { Id = ids.NewGuid(), Kind = profile.Kind, Name = name[..Math.Min(100, name.Length)], BaseUrl = url.AbsoluteUri.TrimEnd('/'), CreatedAt = time.GetUtcNow().UtcDateTime };
    }

    private static Result<string> Choose(string? wanted, string kind, IReadOnlyList<string> listed)
    {
        if (!string.IsNullOrWhiteSpace(wanted))
        {
            return listed.Count == 0 || listed.Contains(wanted, StringComparer.Ordinal)
                ? wanted
                : new Error(ErrorKind.Unprocessable, "model_unknown", $"The server has no model '{wanted}'.", $"Choose one of: {string.Join(", ", listed.Take(12))}.");
        }

        var preferred = ProviderProfiles.Find(kind)?.DefaultModel;
        var match = listed.FirstOrDefault(m => preferred is not null && (m == preferred || m.EndsWith("/" + preferred, StringComparison.Ordinal) || m.StartsWith(preferred, StringComparison.Ordinal)));
        var chosen = match ?? listed.FirstOrDefault(m => !m.Contains("embed", StringComparison.OrdinalIgnoreCase)) ?? preferred;
        return chosen is not null
            ? chosen
            : new Error(ErrorKind.Unprocessable, "model_none", "The server lists no model.", "Load a model into it first (for Ollama: ollama pull llama3.2).");
    }

    private async Task<bool> GrantAsync(Tenant tenant, Uri url, CancellationToken cancellationToken)
    {
        if (!PrivateHost.Is(url.Host))
        {
            return false;
        }

        await grants.GrantAsync(tenant, url.Host, url.Port, "model server", cancellationToken);
        return true;
    }

    private async Task WithdrawAsync(Tenant tenant, Uri url, bool granted, CancellationToken cancellationToken)
    {
        var used = (await store.ListAsync(tenant, cancellationToken)).Any(c => new Uri(c.BaseUrl).Authority == url.Authority);
        if (granted && !used)
        {
            await grants.RevokeAsync(tenant, url.Host, url.Port, cancellationToken);
        }
    }
}

internal sealed record NewModel(string Kind, string? Name = null, string? BaseUrl = null, string? ApiKey = null, string? Model = null);

internal sealed record DetectedServer(string Kind, string Title, string BaseUrl, IReadOnlyList<string> Models, bool Connected);
