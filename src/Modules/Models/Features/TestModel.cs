using System.Diagnostics;
using System.Text.Json;
using Cadre.Kernel;
using Cadre.Models.Contracts;
using Cadre.Models.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.AI;

namespace Cadre.Models.Features;

/// <summary>Asks a connection one short question and streams the answer: events <c>text</c> {text}, then <c>done</c> {text, firstTokenMs, totalMs, cost} or <c>error</c> {code, title, detail}.</summary>
internal static class TestModel
{
    private const string Question = "Introduce yourself in one short sentence: which model are you?";

    public static async Task<Results<EmptyHttpResult, ProblemHttpResult>> HandleAsync(
        Tenant tenant, Guid modelId, HttpContext context, ConnectionStore store, IModelRouter router, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, modelId, cancellationToken) is not { } row)
        {
            return Error.NotFound("model connection").ToProblem();
        }

        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        var pieces = System.Threading.Channels.Channel.CreateUnbounded<string>();
        var started = Stopwatch.GetTimestamp();
        double? first = null;
        var call = new ModelCall("test", [new ChatMessage(ChatRole.User, Question)])
        {
            Policy = $"{row.Kind}/{row.Model}",
            Options = new ChatOptions { MaxOutputTokens = 200 },
            Timeout = TimeSpan.FromSeconds(60),
        };
        var asking = AskAsync();
        await foreach (var piece in pieces.Reader.ReadAllAsync(cancellationToken))
        {
            first ??= Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            await WriteAsync(context, "text", new { text = piece }, cancellationToken);
        }

        var answer = await asking;
        await (answer.IsOk
            ? WriteAsync(context, "done", new { text = answer.Value.Text, firstTokenMs = first, totalMs = Stopwatch.GetElapsedTime(started).TotalMilliseconds, cost = answer.Value.Cost }, cancellationToken)
            : WriteAsync(context, "error", new { code = answer.Error.Code, title = answer.Error.Message, detail = answer.Error.Fix }, cancellationToken));
        return TypedResults.Empty;

        async Task<Result<ModelAnswer>> AskAsync()
        {
            try
            {
                return await router.AskAsync(tenant, call, text => pieces.Writer.TryWrite(text), cancellationToken);
            }
            finally
            {
                pieces.Writer.Complete();
            }
        }
    }

    private static async Task WriteAsync(HttpContext context, string name, object data, CancellationToken cancellationToken)
    {
        await context.Response.WriteAsync($"event: {name}\ndata: {JsonSerializer.Serialize(data, CadreJson.Stored)}\n\n", cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
    }
}
