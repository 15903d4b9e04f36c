using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cadre.EndToEnd.Tests.Support;

/// <summary>An OpenAI-compatible server on loopback that streams what the test says, a few words at a time, with usage.</summary>
internal sealed class ScriptedModel : IAsyncDisposable
{
    public const string Name = "scripted-7b";
    private readonly WebApplication app;

    private ScriptedModel(WebApplication app) => this.app = app;

    public string BaseUrl => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1";

    public ConcurrentQueue<JsonNode> Requests { get; } = new();

    /// <summary>How often its list of models was asked for.</summary>
    public int Listed { get; private set; }

    /// <summary>The answer to a request.</summary>
    public Func<JsonNode, string> Answer { get; set; } = _ => "Words of the scripted model.";

    /// <summary>The call of a tool that a request is answered with, as name and arguments; null answers with words.</summary>
    public Func<JsonNode, (string Name, string Arguments)?> Tool { get; set; } = _ => null;

    /// <summary>What the answer to the nth request waits for.</summary>
    public Func<int, Task> Holds { get; set; } = _ => Task.CompletedTask;

    /// <summary>Whether the connection is cut after the first piece.</summary>
    public Func<int, bool> Dies { get; set; } = _ => false;

    public static async Task<ScriptedModel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var model = new ScriptedModel(app);
        app.MapGet("/v1/models", () => model.List($$"""{"object":"list","data":[{"id":"{{Name}}","object":"model"}]}""", "application/json"));
        app.MapPost("/v1/chat/completions", model.CompleteAsync);
        await app.StartAsync();
        return model;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult List(string json, string mediaType)
    {
        Listed++;
        return Results.Text(json, mediaType);
    }

    private async Task CompleteAsync(HttpContext context)
    {
        var request = (await JsonNode.ParseAsync(context.Request.Body))!;
        Requests.Enqueue(request);
        var number = Requests.Count;
        await Holds(number);
        context.Response.ContentType = "text/event-stream";
        if (Tool(request) is { } call)
        {
            await SendAsync(context, $$$"""{"id":"c1","object":"chat.completion.chunk","model":"{{{Name}}}","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_{{{number}}}","type":"function","function":{"name":"{{{call.Name}}}","arguments":{{{JsonSerializer.Serialize(call.Arguments)}}}}}]}}]}""");
            await EndAsync(context, "tool_calls");
            return;
        }

        foreach (var piece in Answer(request).Chunk(24))
        {
            await SendAsync(context, $$$"""{"id":"c1","object":"chat.completion.chunk","model":"{{{Name}}}","choices":[{"index":0,"delta":{"content":{{{JsonSerializer.Serialize(new string(piece))}}}}}]}""");
            if (Dies(number))
            {
                context.Abort();
                return;
            }
        }

        await EndAsync(context, "stop");
    }

    private static async Task EndAsync(HttpContext context, string reason)
    {
        await SendAsync(context, $$"""{"choices":[{"index":0,"delta":{},"finish_reason":"{{reason}}"}]}""");
        await SendAsync(context, """{"choices":[],"usage":{"prompt_tokens":120,"completion_tokens":30,"total_tokens":150}}""");
        await SendAsync(context, "[DONE]");
    }

    private static async Task SendAsync(HttpContext context, string data)
    {
        await context.Response.WriteAsync($"data: {data}\n\n");
        await context.Response.Body.FlushAsync();
    }
}
