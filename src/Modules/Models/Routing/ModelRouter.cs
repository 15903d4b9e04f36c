using System.Diagnostics;
using Cadre.Kernel;
using Cadre.Models.Contracts;
using Cadre.Models.Ledger;
using Cadre.Models.Persistence;
using Cadre.Models.Providers;
using Cadre.Models.Wire;
using Microsoft.Extensions.AI;

namespace Cadre.Models.Routing;

/// <summary>
/// 1. Order the connections that suit the policy. 2. Reserve the most the call can cost. 3. Call, streaming. 4. Settle from the reported usage; the ledger row is written
/// whatever happened. 5. When the call failed before any text and another try may help, go on with the next connection.
/// </summary>
internal sealed class ModelRouter(ConnectionStore connections, ChatClients clients, LedgerStore ledger, PriceTable prices, RouteHealth health, IdSource ids, TimeProvider time) : IModelRouter
{
    private const int DefaultMaxOutput = 4_096;

    public async Task<ModelChoice?> ChooseAsync(Tenant tenant, string policy, CancellationToken cancellationToken) =>
        RoutePolicy.Order(policy, await connections.ListAsync(tenant, cancellationToken), prices).Select(r => r.Choice).FirstOrDefault();

    public async Task<Result<ModelAnswer>> AskAsync(Tenant tenant, ModelCall call, Action<string>? onText, CancellationToken cancellationToken)
    {
        var routes = RoutePolicy.Order(call.Policy, await connections.ListAsync(tenant, cancellationToken), prices); // 1
        if (routes.Count == 0)
        {
            return ModelErrors.NoModel;
        }

        var usable = routes.Where(r => health.IsUsable(r.Choice.Connection)).DefaultIfEmpty(routes[0]).ToList();
        Error? last = null;
        foreach (var route in usable)
        {
            var spoke = false;
            void Speak(string text)
            {
                spoke = true;
                onText?.Invoke(text);
            }

            var attempt = await TryAsync(tenant, route, call, Speak, cancellationToken);
            if (attempt.Answer is { } answer)
            {
                return answer;
            }

            last = attempt.Error;
            if (spoke || !attempt.Retryable) // 5
            {
                break;
            }
        }

        return last!;
    }

    private async Task<Attempt> TryAsync(Tenant tenant, Route route, ModelCall call, Action<string> onText, CancellationToken cancellationToken)
    {
        var maxOutput = call.Options.MaxOutputTokens ?? DefaultMaxOutput;
        var reservation = route.Choice.Local ? 0 : prices.Ceiling(route.Choice.Provider, route.Choice.Model, call.Messages.Sum(m => (long)m.Text.Length), maxOutput);
        var now = time.GetUtcNow();
        var month = new DateOnly(now.Year, now.Month, 1);
        if (!await ledger.ReserveAsync(tenant, month, reservation, cancellationToken)) // 2
        {
            return new Attempt(null, new Error(ErrorKind.Limited, "budget_exhausted", "The workspace's budget for this month does not cover this call.", "Raise the budget on the Models page, or use a local model."), false);
        }

        var started = Stopwatch.GetTimestamp();
        var outcome = await CallAsync(tenant, route, call, onText, cancellationToken); // 3
        var row = Row(route, call, outcome, Stopwatch.GetElapsedTime(started)) with { Id = ids.NewGuid(), At = now.UtcDateTime };
        await ledger.SettleAsync(tenant, month, reservation, row, CancellationToken.None); // 4
        health.Record(route.Choice.Connection, outcome.Answer is not null || !outcome.Retryable);
        if (outcome.Cancelled)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return outcome;
    }

    private async Task<Attempt> CallAsync(Tenant tenant, Route route, ModelCall call, Action<string> onText, CancellationToken cancellationToken)
    {
        var opened = await clients.OpenAsync(tenant, route.Connection, route.Choice.Model, cancellationToken);
        if (!opened.IsOk)
        {
            return new Attempt(null, opened.Error, false);
        }

        using var client = opened.Value;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(call.Timeout);
        var updates = new List<ChatResponseUpdate>();
        try
        {
            await foreach (var update in client.Chat.GetStreamingResponseAsync(call.Messages, Options(call, route.Choice.Model), limit.Token))
            {
                updates.Add(update);
                if (update.Text is { Length: > 0 } text)
                {
                    onText(text);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new Attempt(null, ModelErrors.Timeout(call.Timeout), false) { Cancelled = true, Usage = UsageOf(updates.ToChatResponse(), call) };
        }
        catch (Exception failure) when (ModelFailures.Describe(failure, cancellationToken) is { } described)
        {
            return new Attempt(null, limit.IsCancellationRequested ? ModelErrors.Timeout(call.Timeout) : described.Error, described.Retryable) { Usage = UsageOf(updates.ToChatResponse(), call) };
        }

        var response = updates.ToChatResponse();
        var usage = UsageOf(response, call);
        return new Attempt(ModelAnswers.From(response, route.Choice, route.Choice.Local ? 0 : prices.Cost(route.Choice.Provider, route.Choice.Model, usage), usage), null, false) { Usage = usage };
    }

    private static ChatOptions Options(ModelCall call, string model)
    {
        var options = call.Options.Clone();
        options.ModelId = model;
        options.MaxOutputTokens ??= DefaultMaxOutput;
        if (call.IdempotencyKey is { } key)
        {
            (options.AdditionalProperties ??= []).TryAdd("idempotencyKey", key);
        }

        return options;
    }

    // Servers that report no usage are charged by an estimate of four characters a token.
    private static TokenUsage UsageOf(ChatResponse response, ModelCall call)
    {
        var usage = response.Usage;
        return usage?.InputTokenCount is null && usage?.OutputTokenCount is null
            ? new TokenUsage(response.Messages.Count == 0 ? 0 : call.Messages.Sum(m => m.Text.Length) / 4, response.Text.Length / 4, 0, 0)
            : new TokenUsage(usage.InputTokenCount ?? 0, usage.OutputTokenCount ?? 0, usage.CachedInputTokenCount ?? 0, usage.ReasoningTokenCount ?? 0);
    }

    private LedgerRow Row(Route route, ModelCall call, Attempt outcome, TimeSpan elapsed) => new()
    {
        ConnectionId = route.Choice.Connection,
        Provider = route.Choice.Provider,
        Model = route.Choice.Model,
        Purpose = call.Purpose,
        RunKey = call.RunKey,
        TokensIn = outcome.Usage.Input,
        TokensOut = outcome.Usage.Output,
        TokensCached = outcome.Usage.CachedInput,
        TokensReasoning = outcome.Usage.Reasoning,
        Cost = route.Choice.Local ? 0 : prices.Cost(route.Choice.Provider, route.Choice.Model, outcome.Usage),
        PriceVersion = prices.Find(route.Choice.Provider, route.Choice.Model) is null ? null : prices.Version,
        LatencyMs = elapsed.TotalMilliseconds,
        Outcome = outcome.Cancelled ? "cancelled" : outcome.Error?.Code ?? "ok",
    };

    private sealed record Attempt(ModelAnswer? Answer, Error? Error, bool Retryable)
    {
        public TokenUsage Usage { get; init; } = new(0, 0, 0, 0);

        public bool Cancelled { get; init; }
    }
}
