using System.Diagnostics;
using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Models.Contracts;
using Cadre.Models.Ledger;
using Cadre.Models.Persistence;
using Cadre.Models.Providers;
using Cadre.Models.Wire;

namespace Cadre.Models.Routing;

/// <summary>1. Find the connection. 2. Reserve the most that a picture costs. 3. Call. 4. Settle; the ledger row is written whatever happened.</summary>
internal sealed class PictureModels(ConnectionStore connections, ChatClients clients, IEgressGateway gateway, LedgerStore ledger, PriceTable prices, IdSource ids, TimeProvider time) : IPictureModels
{
    /// <summary>What the largest picture of the best quality is counted as.</summary>
    private const int MostTokens = 7_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    public async Task<Result<PictureAnswer>> DrawAsync(Tenant tenant, PictureCall call, CancellationToken cancellationToken)
    {
        var routes = RoutePolicy.Order(call.Model, await connections.ListAsync(tenant, cancellationToken), prices); // 1
        if (routes.Count == 0)
        {
            return new Error(ErrorKind.Unprocessable, "no_model", $"There is no connection for '{call.Model}'.", "Connect the provider on the Models page, then name the model as provider/model, such as openai/gpt-image-1.");
        }

        var route = routes[0];
        if (ProviderProfiles.Find(route.Connection.Kind)?.Wire is not (null or ModelWire.OpenAi))
        {
            return new Error(ErrorKind.Unprocessable, "no_picture_model", $"{route.Choice.Provider} does not draw over a wire that is known here.", "Use a connection that speaks the OpenAI images wire.");
        }

        var key = await clients.KeyAsync(tenant, route.Connection, cancellationToken);
        if (!key.IsOk)
        {
            return key.Error;
        }

        var reservation = route.Choice.Local ? 0 : prices.Ceiling(route.Choice.Provider, route.Choice.Model, call.Prompt.Length + ((call.Source is null ? 0 : MostTokens) * 3), MostTokens);
        var now = time.GetUtcNow();
        var month = new DateOnly(now.Year, now.Month, 1);
        if (!await ledger.ReserveAsync(tenant, month, reservation, cancellationToken)) // 2
        {
            return new Error(ErrorKind.Limited, "budget_exhausted", "The workspace's budget for this month does not cover this picture.", "Raise the budget on the Models page, or draw without a model.");
        }

        var started = Stopwatch.GetTimestamp();
        var (drawn, error) = await CallAsync(tenant, route, key.Value.Key, call, cancellationToken); // 3
        var usage = drawn?.Usage ?? new TokenUsage(0, 0, 0, 0);
        var cost = route.Choice.Local ? 0 : prices.Cost(route.Choice.Provider, route.Choice.Model, usage);
        var row = new LedgerRow
        {
            Id = ids.NewGuid(),
            At = now.UtcDateTime,
            ConnectionId = route.Choice.Connection,
            Provider = route.Choice.Provider,
            Model = route.Choice.Model,
            Purpose = "image",
            RunKey = call.RunKey,
            TokensIn = usage.Input,
            TokensOut = usage.Output,
            Cost = cost,
            PriceVersion = prices.Find(route.Choice.Provider, route.Choice.Model) is null ? null : prices.Version,
            LatencyMs = Stopwatch.GetElapsedTime(started).TotalMilliseconds,
            Outcome = error?.Code ?? "ok",
        };
        await ledger.SettleAsync(tenant, month, reservation, row, CancellationToken.None); // 4
        cancellationToken.ThrowIfCancellationRequested();
        return error is not null ? error : new PictureAnswer(route.Choice, drawn!.Bytes, cost);
    }

    private async Task<(DrawnPicture? Drawn, Error? Error)> CallAsync(Tenant tenant, Route route, Secret? key, PictureCall call, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(gateway.CreateHandler(tenant, "model")) { Timeout = Longest };
        try
        {
            return (await OpenAiImages.DrawAsync(http, new Uri(route.Connection.BaseUrl), key, route.Choice.Model, call, cancellationToken), null);
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
