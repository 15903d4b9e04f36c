using Cadre.Models.Contracts;
using Cadre.Models.Ledger;
using Cadre.Models.Persistence;
using Cadre.Models.Providers;

namespace Cadre.Models.Routing;

/// <summary>The order in which connections are tried.</summary>
internal static class RoutePolicy
{
    public static IReadOnlyList<Route> Order(string policy, IReadOnlyList<ConnectionRow> connections, PriceTable prices)
    {
        var routes = connections.Select(c => new Route(c, Choice(c, c.Model))).ToList();
        return policy switch
        {
            "local" => [.. routes.Where(r => r.Choice.Local)],
            "cheapest" => [.. routes.OrderBy(r => Price(r, prices))],
            "best" => [.. routes.OrderByDescending(r => Price(r, prices))],
            "auto" or "" => [.. routes.OrderByDescending(r => r.Connection.IsDefault)],
            _ => Fixed(policy, connections),
        };
    }

    // provider/model names one connection; nothing else may answer in its place.
    private static List<Route> Fixed(string policy, IReadOnlyList<ConnectionRow> connections)
    {
        var slash = policy.IndexOf('/', StringComparison.Ordinal);
        var (kind, model) = slash < 0 ? (policy, "") : (policy[..slash], policy[(slash + 1)..]);
        return [.. connections.Where(c => c.Kind == kind).Select(c => new Route(c, Choice(c, model.Length > 0 ? model : c.Model)))];
    }

    private static ModelChoice Choice(ConnectionRow row, string model) => new(row.Id, row.Kind, model, ProviderProfiles.Find(row.Kind)?.Local ?? false);

    private static decimal Price(Route route, PriceTable prices) => prices.Find(route.Choice.Provider, route.Choice.Model)?.Output ?? 0;
}

internal sealed record Route(ConnectionRow Connection, ModelChoice Choice);
