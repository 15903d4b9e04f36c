using Anthropic;
using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Models.Persistence;
using Cadre.Models.Wire;
using Cadre.Models.Wire.Ollama;
using Microsoft.Extensions.AI;

namespace Cadre.Models.Providers;

/// <summary>Makes the chat client of a connection, with its key, over the egress gateway.</summary>
internal sealed class ChatClients(IEgressGateway gateway, ICredentialVault vault)
{
    private readonly OllamaContexts contexts = new();

    /// <summary>An open client; dispose it after use.</summary>
    public async Task<Result<OpenClient>> OpenAsync(Tenant tenant, ConnectionRow connection, string model, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(tenant, connection, cancellationToken);
        if (!key.IsOk)
        {
            return key.Error;
        }

        return Open(tenant, connection, key.Value.Key, model);
    }

    /// <summary>A client for a connection that is not stored yet.</summary>
    public OpenClient Open(Tenant tenant, ConnectionRow connection, Secret? key, string model)
    {
        var profile = ProviderProfiles.Find(connection.Kind) ?? ProviderProfiles.Find("custom")!;
        var handler = gateway.CreateHandler(tenant, "model");
        var http = new HttpClient(profile.Wire == ModelWire.Anthropic ? new AnthropicKey(key, handler) : handler) { Timeout = Timeout.InfiniteTimeSpan };
        IChatClient client = profile.Wire switch
        {
            ModelWire.Anthropic => AnthropicClientFor(http, connection.BaseUrl, key).AsIChatClient(model),
            ModelWire.Ollama => new OllamaChatClient(http, new Uri(connection.BaseUrl), key, model, contexts),
            _ => new OpenAiChatClient(http, profile, new Uri(connection.BaseUrl), key, model),
        };
        return new OpenClient(client, http);
    }

    /// <summary>The models a server lists.</summary>
    public async Task<Result<IReadOnlyList<string>>> ListModelsAsync(Tenant tenant, ConnectionRow connection, Secret? key, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(gateway.CreateHandler(tenant, "model")) { Timeout = TimeSpan.FromSeconds(20) };
        try
        {
            return Result<IReadOnlyList<string>>.Ok(await ((ProviderProfiles.Find(connection.Kind)?.Wire ?? ModelWire.OpenAi) switch
            {
                ModelWire.Anthropic => AnthropicModels.ListAsync(http, connection.BaseUrl, key, cancellationToken),
                ModelWire.Ollama => OllamaEndpoint.ListModelsAsync(http, new Uri(connection.BaseUrl), key, cancellationToken),
                _ => OpenAiEndpoint.ListModelsAsync(http, new Uri(connection.BaseUrl), key, cancellationToken),
            }));
        }
        catch (Exception failure) when (ModelFailures.Describe(failure, cancellationToken) is { } error)
        {
            return error.Error;
        }
    }

    /// <summary>The key of a connection; a connection without a credential has none.</summary>
    public async Task<Result<KeyOf>> KeyAsync(Tenant tenant, ConnectionRow connection, CancellationToken cancellationToken)
    {
        if (connection.CredentialId is not { } id)
        {
            return new KeyOf(null);
        }

        var secret = await vault.RevealAsync(tenant, new CredentialId(id), new Uri(connection.BaseUrl).Host, cancellationToken);
        return secret.Then<KeyOf>(value => new KeyOf(value));
    }

    private static AnthropicClient AnthropicClientFor(HttpClient http, string baseUrl, Secret? key) =>
        new() { ApiKey = key?.Reveal() ?? "", AuthToken = null, BaseUrl = baseUrl, HttpClient = http, MaxRetries = 0 };
}

internal sealed record KeyOf(Secret? Key);

internal sealed class OpenClient(IChatClient chat, HttpClient http) : IDisposable
{
    public IChatClient Chat { get; } = chat;

    public void Dispose()
    {
        Chat.Dispose();
        http.Dispose();
    }
}
