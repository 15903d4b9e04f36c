using System.Net;
using System.Text;
using Cadre.Kernel;
using Cadre.Tests.ServerSupport;

namespace Cadre.Architecture.Tests;

/// <summary>Every role against every route of a real server, generated from the registry.</summary>
public sealed class MatrixTests : IAsyncLifetime
{
    private static readonly Guid Unknown = Guid.CreateVersion7();
    private readonly Dictionary<Role, TestClient> keys = [];
    private TestServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        using var owner = await server.OwnerAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            var made = await owner.PostJsonAsync("/api/v1/api-keys", new { name = role.ToString(), role });
            keys[role] = server.WithKey(made.GetProperty("key").GetString()!);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in keys.Values)
        {
            client.Dispose();
        }

        await server.DisposeAsync();
    }

    [Fact]
    public async Task Anonymous_IsUnauthenticatedEverywhere()
    {
        using var nobody = server.NewClient();
        foreach (var route in Routes.Of(server).Where(route => route.Policy is { IsAnonymous: false }))
        {
            foreach (var body in new[] { "{}", "{ broken", "[[[[" })
            {
                (await SendAsync(nobody, route, body)).Status.ShouldBe(HttpStatusCode.Unauthorized, route.ToString());
            }
        }
    }

    [Fact]
    public async Task Roles_GetExactlyWhatTheirPolicyIncludes()
    {
        foreach (var route in Routes.Of(server).Where(route => route.Policy is { IsAnonymous: false }))
        {
            foreach (var (role, client) in keys)
            {
                (await ViolationAsync(client, role, route)).ShouldBeNull();
            }
        }
    }

    [Fact]
    public async Task Guard_PlantedWrongPolicy_IsSeen()
    {
        var planted = new Route("GET", "/api/v1/members", "planted", EndpointPolicy.Administers());
        (await ViolationAsync(keys[Role.Viewer], Role.Viewer, planted)).ShouldNotBeNull();
    }

    private static async Task<string?> ViolationAsync(TestClient client, Role role, Route route)
    {
        var (status, text) = await SendAsync(client, route, "{}");
        var refused = text.Contains("\"role_too_low\"", StringComparison.Ordinal);
        var may = route.Policy!.Scope == TenantScope.None || role.Includes(route.Policy.Permission);
        var isRight = may ? !refused && status != HttpStatusCode.Unauthorized && (int)status < 500 : refused && status == HttpStatusCode.Forbidden;
        return isRight ? null : $"{role} on {route}: {(int)status} {text}";
    }

    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(TestClient client, Route route, string body)
    {
        var request = new HttpRequestMessage(new(route.Method), route.PathOf(Unknown));
        if (route.Method is not ("GET" or "DELETE"))
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var answer = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var isStream = answer.Content.Headers.ContentType?.MediaType == "text/event-stream";
        return (answer.StatusCode, isStream ? "" : await answer.Content.ReadAsStringAsync());
    }
}
