using System.Net;
using Cadre.Kernel;
using Cadre.Tests.ServerSupport;

namespace Cadre.Architecture.Tests;

/// <summary>Another workspace's id answers exactly like an unknown one, and nothing changes.</summary>
public sealed class ForeignIdTests : IAsyncLifetime
{
    private TestServer server = null!;
    private TestClient owner = null!;
    private string elsewhere = "";

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        owner = await server.OwnerAsync();
        elsewhere = (await owner.PostJsonAsync("/api/v1/workspaces", new { name = "Elsewhere" })).GetProperty("id").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        owner.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Key_OfAnotherWorkspace_IsUnknown() =>
        await SameAsUnknownAsync("/api/v1/api-keys", new { name = "k", role = "viewer" }, HttpMethod.Delete);

    [Fact]
    public async Task Invitation_OfAnotherWorkspace_IsUnknown() =>
        await SameAsUnknownAsync("/api/v1/invitations", new { email = "x@example.org", role = "viewer" }, HttpMethod.Delete);

    [Fact]
    public async Task Source_OfAnotherWorkspace_IsUnknown() =>
        await SameAsUnknownAsync("/api/v1/knowledge/", new { title = "Lamps", text = "Solar lamps in Kenya." }, HttpMethod.Delete);

    [Fact]
    public async Task Member_OfAnotherWorkspace_IsUnknown()
    {
        using var member = await server.JoinAsync(owner, Role.Viewer, "v@example.org");
        foreach (var (method, body) in new (HttpMethod, object?)[] { (HttpMethod.Delete, null), (HttpMethod.Patch, new { role = "admin" }) })
        {
            var foreign = await owner.SendAsync(method, $"/api/v1/members/{member.Me.User!.Id}", body, ("Cadre-Workspace", elsewhere));
            var unknown = await owner.SendAsync(method, $"/api/v1/members/{Guid.CreateVersion7()}", body, ("Cadre-Workspace", elsewhere));
            foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await foreign.Content.ReadAsStringAsync()).ShouldBe(await unknown.Content.ReadAsStringAsync());
        }

        (await member.GetAsync("/api/v1/members")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task SameAsUnknownAsync(string path, object body, HttpMethod method)
    {
        var id = (await owner.PostJsonAsync(path, body)).GetProperty("id").GetString();
        var foreign = await owner.SendAsync(method, $"{path.TrimEnd('/')}/{id}", null, ("Cadre-Workspace", elsewhere));
        var unknown = await owner.SendAsync(method, $"{path.TrimEnd('/')}/{Guid.CreateVersion7()}", null, ("Cadre-Workspace", elsewhere));

        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await foreign.Content.ReadAsStringAsync()).ShouldBe(await unknown.Content.ReadAsStringAsync());
        (await owner.GetJsonAsync(path)).GetProperty("items").GetArrayLength().ShouldBe(1);
    }
}
