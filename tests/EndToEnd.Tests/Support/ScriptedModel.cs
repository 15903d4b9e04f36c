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

/// <summary>An OpenAI-compatible server on loopback that streams what the test says, a few words at a time, with usage; it also draws, speaks and searches.</summary>
internal sealed class ScriptedModel : IAsyncDisposable
{
    public const string Name = "scripted-7b";
    private readonly WebApplication app;

    private ScriptedModel(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public Uri Root => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public string BaseUrl => Root.AbsoluteUri.TrimEnd('/') + "/v1";

    public ConcurrentQueue<JsonNode> Requests { get; } = new();

    /// <summary>Requests for pictures and speech, with the path in <c>path</c> and the key in <c>key</c>.</summary>
    public ConcurrentQueue<JsonNode> Media { get; } = new();

    /// <summary>How often its list of models was asked for.</summary>
    public int Listed { get; private set; }

    /// <summary>What it says it has.</summary>
    public string[] Models { get; set; } = [Name];

    /// <summary>The answer to a request.</summary>
    public Func<JsonNode, string> Answer { get; set; } = _ => "Words of the scripted model.";

    /// <summary>The call of a tool that a request is answered with, as name and arguments; null answers with words.</summary>
    public Func<JsonNode, (string Name, string Arguments)?> Tool { get; set; } = _ => null;

    /// <summary>What the answer to the nth request waits for.</summary>
    public Func<int, Task> Holds { get; set; } = _ => Task.CompletedTask;

    /// <summary>Whether the connection is cut after the first piece.</summary>
    public Func<int, bool> Dies { get; set; } = _ => false;

    /// <summary>Whether every request is answered with status 500.</summary>
    public bool Broken { get; set; }

    /// <summary>The picture that it draws, and the recording that it speaks.</summary>
    public (byte[] Picture, byte[] Recording) Made { get; set; } = ([], []);

    public static async Task<ScriptedModel> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var model = new ScriptedModel(app);
        app.MapGet("/v1/models", () => model.List());
        app.MapPost("/v1/chat/completions", model.CompleteAsync);
        app.MapPost("/v1/images/generations", (Delegate)model.DrawAsync);
        app.MapPost("/v1/audio/speech", (Delegate)model.SpeakAsync);
        app.MapGet("/search", (string q) => Results.Json(new { results = new[] { new { title = "Lamps of the lake", url = "https://lamps.example/lake", content = $"About {q}: solar lamps cost 22.50 dollars in Kisumu." } } }));
        await app.StartAsync();
        return model;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IResult List()
    {
        Listed++;
        return Results.Json(new { @object = "list", data = Models.Select(id => new { id, @object = "model" }) });
    }

    private async Task<JsonNode> NoteAsync(HttpContext context)
    {
        var request = (await JsonNode.ParseAsync(context.Request.Body))!;
        (request["path"], request["key"]) = (context.Request.Path.Value, context.Request.Headers.Authorization.ToString());
        Media.Enqueue(request);
        return request;
    }

    private async Task<IResult> DrawAsync(HttpContext context)
    {
        await NoteAsync(context);
        return Broken ? Failure() : Results.Json(new { data = new[] { new { b64_json = Convert.ToBase64String(Made.Picture) } }, usage = new { input_tokens = 50, output_tokens = 1000 } });
    }

    private async Task<IResult> SpeakAsync(HttpContext context)
    {
        await NoteAsync(context);
        return Broken ? Failure() : Results.Bytes(Made.Recording, "audio/wav");
    }

    private static IResult Failure() => Results.Text("""{"error":{"message":"scripted failure"}}""", "application/json", statusCode: 500);

    private async Task CompleteAsync(HttpContext context)
    {
        var request = (await JsonNode.ParseAsync(context.Request.Body))!;
        Requests.Enqueue(request);
        var number = Requests.Count;
        await Holds(number);
        if (Broken)
        {
            await Failure().ExecuteAsync(context);
            return;
        }

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
