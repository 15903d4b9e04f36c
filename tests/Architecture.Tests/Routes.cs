using System.Globalization;
using Cadre.Kernel;
using Cadre.Tests.ServerSupport;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Architecture.Tests;

/// <summary>A mapped route.</summary>
internal sealed record Route(string Method, string Pattern, string Name, EndpointPolicy? Policy)
{
    /// <summary>The path with every parameter filled by an id that exists nowhere.</summary>
    public string PathOf(Guid id) => string.Join('/', Pattern.Split('/').Select(part => part.StartsWith('{') ? Fill(part, id) : part));

    /// <summary>The path with parameters filled by known values, the rest by ids that exist nowhere.</summary>
    public string PathOf(IReadOnlyDictionary<string, string> known) =>
        string.Join('/', Pattern.Split('/').Select(part => part.StartsWith('{') ? known.GetValueOrDefault(part.Trim('{', '}')) ?? Fill(part, Guid.CreateVersion7()) : part));

    private static string Fill(string part, Guid id) => part switch
    {
        "{stream}" => "workspace",
        _ when part.EndsWith(":long}", StringComparison.Ordinal) || part.EndsWith(":int}", StringComparison.Ordinal) => "1",
        "{hash}" => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(id.ToByteArray())),
        _ => id.ToString("D", CultureInfo.InvariantCulture),
    };

    public override string ToString() => $"{Method} {Pattern}";
}

internal static class Routes
{
    public static IReadOnlyList<Route> Of(IServiceProvider services) =>
        Of([.. services.GetServices<EndpointDataSource>()]);

    public static IReadOnlyList<Route> Of(IReadOnlyList<EndpointDataSource> sources) =>
        [.. sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().SelectMany(Read)];

    public static IReadOnlyList<Route> Of(TestServer server) => Of(server.Services);

    private static IEnumerable<Route> Read(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        var name = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? endpoint.DisplayName ?? "";
        return methods.Select(method => new Route(method, endpoint.RoutePattern.RawText ?? "", name, endpoint.Metadata.GetMetadata<EndpointPolicy>()));
    }
}
