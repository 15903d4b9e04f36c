using System.Diagnostics;
using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Models.Contracts;
using Cadre.Models.Ledger;
using Cadre.Models.Persistence;
using Cadre.Models.Providers;
using Cadre.Models.Wire;

namespace Cadre.Models.Routing;

/// <summary>Calls of models that make pictures or speech: 1. Find the connection. 2. Reserve the most that it costs. 3. Call. 4. Settle; the ledger row is written whatever happened.</summary>
internal sealed class MediaCalls(ConnectionStore connections, ChatClients clients, IEgressGateway gateway, LedgerStore ledger, PriceTable prices, IdSource ids, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    /// <summary>Makes one call.</summary>
    /// <param name="tenant">On whose behalf.</param>
    /// <param name="order">What is asked for.</param>
    /// <param name="call">Speaks the wire; throws <see cref="ModelFailure"/> and what the transport throws.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<Result<PaidMedia>> MakeAsync(Tenant tenant, MediaOrder order, Func<HttpClient, MediaServer, CancellationToken, Task<MadeMedia>> call, CancellationToken cancellationToken)
    {
        var routes = RoutePolicy.Order(order.Model, await connections.ListAsync(tenant, cancellationToken), prices); // 1
        if (routes.Count == 0)
        {
            return new Error(ErrorKind.Unprocessable, "no_model", $"There is no connection for '{order.Model}'.", $"Connect the provider on the Models page, then name the model as provider/model, such as {order.Example}.");
        }

        var route = routes[0];
        if (ProviderProfiles.Find(route.Connection.Kind)?.Wire is not (null or ModelWire.OpenAi))
        {
            return new Error(ErrorKind.Unprocessable, "no_media_model", $"{route.Choice.Provider} does not make {order.What} over a wire that is known here.", "Use a connection that speaks the OpenAI wire.");
        }

        var key = await clients.KeyAsync(tenant, route.Connection, cancellationToken);
        if (!key.IsOk)
        {
            return key.Error;
        }

        var reservation = route.Choice.Local ? 0 : prices.Ceiling(route.Choice.Provider, route.Choice.Model, order.MostCharacters, order.MostTokens);
        var now = time.GetUtcNow();
        var month = new DateOnly(now.Year, now.Month, 1);
        if (!await ledger.ReserveAsync(tenant, month, reservation, cancellationToken)) // 2
        {
            return new Error(ErrorKind.Limited, "budget_exhausted", $"The workspace's budget for this month does not cover this {order.Purpose}.", "Raise the budget on the Models page, or do without a model.");
        }

        var started = Stopwatch.GetTimestamp();
        var (made, error) = await CallAsync(tenant, new MediaServer(new Uri(route.Connection.BaseUrl), key.Value.Key, route.Choice.Model), call, cancellationToken); // 3
        var usage = made?.Usage ?? new TokenUsage(0, 0, 0, 0);
        var cost = route.Choice.Local ? 0 : prices.Cost(route.Choice.Provider, route.Choice.Model, usage);
        var row = new LedgerRow
        {
            Id = ids.NewGuid(),
            At = now.UtcDateTime,
            ConnectionId = route.Choice.Connection,
            Provider = route.Choice.Provider,
            Model = route.Choice.Model,
            Purpose = order.Purpose,
            RunKey = order.RunKey,
            TokensIn = usage.Input,
            TokensOut = usage.Output,
            Cost = cost,
            PriceVersion = prices.Find(route.Choice.Provider, route.Choice.Model) is null ? null : prices.Version,
            LatencyMs = Stopwatch.GetElapsedTime(started).TotalMilliseconds,
            Outcome = error?.Code ?? "ok",
        };
        await ledger.SettleAsync(tenant, month, reservation, row, CancellationToken.None); // 4
        cancellationToken.ThrowIfCancellationRequested();
        return error is not null ? error : new PaidMedia(route.Choice, made!.Bytes, cost);
    }

    private async Task<(MadeMedia? Made, Error? Error)> CallAsync(Tenant tenant, MediaServer server, Func<HttpClient, MediaServer, CancellationToken, Task<MadeMedia>> call, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(gateway.CreateHandler(tenant, "model")) { Timeout = Longest };
        try
        {
            return (await call(http, server, cancellationToken), null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (null, ModelErrors.Timeout(Longest));
        }
        catch (Exception failure) when (ModelFailures.Describe(failure, cancellationToken) is { } described)
        {
            return (null, described.Error);
        }
    }
}

/// <summary>What is asked of a model that makes media.</summary>
/// <param name="Model">The policy or the model's name.</param>
/// <param name="Purpose">For the ledger: image or speech.</param>
/// <param name="What">In words: pictures or speech.</param>
/// <param name="Example">A model that makes it.</param>
internal sealed record MediaOrder(string Model, string Purpose, string What, string Example)
{
    /// <summary>The most that is read, for the reservation.</summary>
    public required long MostCharacters { get; init; }

    /// <summary>The most that is written.</summary>
    public required int MostTokens { get; init; }

    /// <summary>The run, step and effect key the money belongs to.</summary>
    public string? RunKey { get; init; }
}

/// <summary>Where a call goes.</summary>
internal sealed record MediaServer(Uri BaseUrl, Secret? Key, string Model);

/// <summary>What a wire brought.</summary>
internal sealed record MadeMedia(byte[] Bytes, TokenUsage? Usage);

/// <summary>What was made, by whom, for how much.</summary>
internal sealed record PaidMedia(ModelChoice Choice, byte[] Bytes, decimal Cost);
