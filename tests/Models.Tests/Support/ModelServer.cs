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

namespace Cadre.Models.Tests.Support;

/// <summary>A stand-in at the network boundary: an OpenAI-compatible server on an ephemeral port that answers what the test scripts.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private ModelServer(WebApplication app) => this.app = app;

    public Uri BaseUrl => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1");

    public ConcurrentQueue<JsonObject> Requests { get; } = new();

    public ConcurrentQueue<string?> Keys { get; } = new();

    public int Status { get; set; } = 200;

    /// <summary>The chunks of the next answers: each string is one event's data.</summary>
    public Func<JsonObject, IEnumerable<string>> Answer { get; set; } = _ => Text("Hello ", "there");

    /// <summary>What an answer waits for.</summary>
    public Task Held { get; set; } = Task.CompletedTask;

    public string Models { get; set; } = """{"object":"list","data":[{"id":"tiny-embed"},{"id":"tiny-chat"}]}""";

    public static async Task<ModelServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ModelServer(app);
        app.MapGet("/v1/models", () => Results.Text(server.Models, "application/json"));
        app.MapPost("/v1/chat/completions", server.CompleteAsync);
        app.MapPost("/v1/images/{verb}", server.DrawAsync);
        app.MapPost("/v1/audio/speech", (Delegate)server.SpeakAsync);
        await app.StartAsync();
        return server;
    }

    public static IEnumerable<string> Text(params string[] pieces) =>
    [
        .. pieces.Select(p => $$$"""{"choices":[{"index":0,"delta":{"content":{{{JsonSerializer.Serialize(p)}}}}}]}"""),
        """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""",
        """{"choices":[],"usage":{"prompt_tokens":1000,"completion_tokens":500,"total_tokens":1500}}""",
        "[DONE]",
    ];

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task<IResult> DrawAsync(HttpContext context, string verb)
    {
        Keys.Enqueue(context.Request.Headers.Authorization);
        if (Status != 200)
        {
            return Results.Text("""{"error":{"message":"scripted failure"}}""", "application/json", statusCode: Status);
        }

        string picture;
        if (verb == "edits")
        {
            var form = await context.Request.ReadFormAsync();
            using var old = new StreamReader(form.Files["image"]!.OpenReadStream());
            picture = $"{await old.ReadToEndAsync()} changed: {form["prompt"]} at {form["size"]}";
        }
        else
        {
            var body = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
            picture = $"picture of {body["prompt"]} at {body["size"]}";
        }

        return Results.Json(new { data = new[] { new { b64_json = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(picture)) } }, usage = new { input_tokens = 100, output_tokens = 1250 } });
    }

    private async Task<IResult> SpeakAsync(HttpContext context)
    {
        Keys.Enqueue(context.Request.Headers.Authorization);
        var body = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        return Status != 200
            ? Results.Text("""{"error":{"message":"scripted failure"}}""", "application/json", statusCode: Status)
            : Results.Bytes(System.Text.Encoding.UTF8.GetBytes($"{body["voice"]} says {body["input"]} as {body["response_format"]} at {body["speed"]}"), "audio/wav");
    }

    private async Task CompleteAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        Requests.Enqueue(body);
        Keys.Enqueue(context.Request.Headers.Authorization);
        await Held;
        context.Response.StatusCode = Status;
        if (Status != 200)
        {
            await context.Response.WriteAsync("""{"error":{"message":"scripted failure"}}""");
            return;
        }

        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(": a comment\n\n");
        foreach (var chunk in Answer(body))
        {
            await context.Response.WriteAsync($"data: {chunk}\n\n");
            await context.Response.Body.FlushAsync();
        }
    }
}
