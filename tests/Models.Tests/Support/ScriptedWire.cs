using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Cadre.Kernel;
using Cadre.Models.Persistence;
using Cadre.Models.Providers;
using Cadre.Models.Wire;
using Cadre.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cadre.Models.Tests.Support;

/// <summary>A stand-in for a provider at the network boundary: answers each path with what the test says, byte for byte, and remembers what it was asked.</summary>
internal sealed class ScriptedWire : IAsyncDisposable
{
    private readonly WebApplication app;

    private ScriptedWire(WebApplication app) => this.app = app;

    public string BaseUrl => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public ConcurrentQueue<WireRequest> Requests { get; } = new();

    /// <summary>Path → answer.</summary>
    public Dictionary<string, WireReply> Replies { get; } = new(StringComparer.Ordinal);

    public static async Task<ScriptedWire> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var wire = new ScriptedWire(app);
        app.Run(wire.AnswerAsync);
        await app.StartAsync();
        return wire;
    }

    /// <summary>Server-sent events: each entry is an event name and its data.</summary>
    public static WireReply Events(params (string Name, string Data)[] events) =>
        new(200, "text/event-stream", [.. events.Select(e => (e.Name.Length > 0 ? $"event: {e.Name}\n" : "") + $"data: {e.Data}\n\n")]);

    /// <summary>A line of JSON a piece.</summary>
    public static WireReply Lines(params string[] lines) => new(200, "application/x-ndjson", [.. lines.Select(l => l + "\n")]);

    public static WireReply Json(string body, int status = 200) => new(status, "application/json", [body]);

    /// <summary>What a client of this kind says and gets, and how it fails.</summary>
    public async Task<(ChatResponse? Answer, ModelFailure? Failure)> AskAsync(string kind, string baseUrl, ChatOptions? options, params ChatMessage[] messages)
    {
        var row = new ConnectionRow { Kind = kind, BaseUrl = baseUrl };
        using var client = new ChatClients(new OpenGateway(), new MemoryVault()).Open(TestDatabase.NewTenant(), row, new Secret("sk-test"), "model-1");
        try
        {
            return (await client.Chat.GetStreamingResponseAsync(messages, options, CancellationToken.None).ToChatResponseAsync(CancellationToken.None), null);
        }
        catch (Exception failure) when (ModelFailures.Describe(failure, CancellationToken.None) is { } described)
        {
            return (null, described);
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var body = context.Request.ContentLength is 0 || HttpMethods.IsGet(context.Request.Method) ? null : (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
        Requests.Enqueue(new(context.Request.Path, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body));
        if (!Replies.TryGetValue(context.Request.Path, out var reply))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.ContentType;
        foreach (var piece in reply.Pieces)
        {
            await context.Response.WriteAsync(piece, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }
}

internal sealed record WireRequest(string Path, IReadOnlyDictionary<string, string> Headers, JsonObject? Body);

internal sealed record WireReply(int Status, string ContentType, IReadOnlyList<string> Pieces);
