using System.Net;
using System.Text.Json;
using Cadre.Kernel;
using Cadre.Tests.ServerSupport;

namespace Cadre.Server.Tests;

/// <summary>Agents as things of a workspace, over the API.</summary>
public sealed class AgentsTests : IAsyncLifetime
{
    private TestServer server = null!;
    private TestClient owner = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        owner = await server.OwnerAsync();
    }

    public ValueTask DisposeAsync()
    {
        owner.Dispose();
        return server.DisposeAsync();
    }

    [Fact]
    public async Task Agent_FromTemplateToItsEnd()
    {
        var id = await MadeFromEveryTemplateAsync();
        await BadOnesAreRefusedAsync(id);
        await ChangedAndReadBackAsync(id);
        await RolesAndWorkspacesAreApartAsync(id);
        (await owner.SendAsync(HttpMethod.Delete, $"/api/v1/agents/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await owner.GetAsync($"/api/v1/agents/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<string> MadeFromEveryTemplateAsync()
    {
        var templates = Items(await owner.GetJsonAsync("/api/v1/agents/templates"));
        templates.Count.ShouldBe(17, "four of the core and thirteen of a squad");
        templates.Select(t => t.GetProperty("profile").GetProperty("instructions").GetString()!.Length).ShouldAllBe(length => length > 200);
        var tools = Items(await owner.GetJsonAsync("/api/v1/agents/tools")).Select(t => t.GetProperty("name").GetString()).ToList();
        templates.SelectMany(t => Items(t.GetProperty("profile"), "tools")).Select(g => g.GetProperty("name").GetString()).ShouldBeSubsetOf(tools);
        var id = "";
        foreach (var template in templates)
        {
            id = (await owner.PostJsonAsync("/api/v1/agents", new { template = template.GetProperty("id").GetString() })).GetProperty("id").GetString()!;
        }

        Items(await owner.GetJsonAsync("/api/v1/agents")).Count.ShouldBe(17);
        return id;
    }

    private async Task BadOnesAreRefusedAsync(string id)
    {
        (await CodeAsync(new { template = "wizard" })).ShouldBe("template_unknown");
        (await CodeAsync(new { template = "tester" })).ShouldBe("agent_name_taken");
        (await CodeAsync(new { profile = new { name = " ", role = "", instructions = "" } })).ShouldBe("agent_invalid");
        (await CodeAsync(new { profile = new { name = "X", role = "", instructions = "", tools = new[] { new { name = "teleport" } } } })).ShouldBe("agent_invalid");
        (await CodeAsync(new { profile = new { name = "X", role = "", instructions = "", maxTurns = 1000 } })).ShouldBe("agent_invalid");
        var clash = await owner.SendAsync(HttpMethod.Put, $"/api/v1/agents/{id}", new { name = "TESTER", role = "", instructions = "" });
        (await clash.CodeAsync()).ShouldBe("agent_name_taken");
    }

    private async Task ChangedAndReadBackAsync(string id)
    {
        var profile = new { name = "Ada", role = "Reads.", instructions = "Read.", autonomy = "act", budget = 0.25m, tools = new[] { new { name = "fetch", ask = true } } };
        (await owner.SendAsync(HttpMethod.Put, $"/api/v1/agents/{id}", profile)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var read = (await owner.GetJsonAsync($"/api/v1/agents/{id}")).GetProperty("profile");
        read.GetProperty("autonomy").GetString().ShouldBe("act");
        read.GetProperty("budget").GetDecimal().ShouldBe(0.25m);
        Items(read, "tools").Single().GetProperty("ask").GetBoolean().ShouldBeTrue();
        (await owner.SendAsync(HttpMethod.Put, $"/api/v1/agents/{Guid.CreateVersion7()}", new { name = "Nobody", role = "", instructions = "" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task RolesAndWorkspacesAreApartAsync(string id)
    {
        using var viewer = await server.JoinAsync(owner, Role.Viewer, "v@example.org");
        (await viewer.GetAsync($"/api/v1/agents/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await viewer.PostAsync("/api/v1/agents", new { template = "planner", name = "Mine" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var elsewhere = (await owner.PostJsonAsync("/api/v1/workspaces", new { name = "Elsewhere" })).GetProperty("id").GetString()!;
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Delete })
        {
            (await owner.SendAsync(method, $"/api/v1/agents/{id}", null, ("Cadre-Workspace", elsewhere))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    private async Task<string?> CodeAsync(object body) => await (await owner.PostAsync("/api/v1/agents", body)).CodeAsync();

    private static List<JsonElement> Items(JsonElement page, string name = "items") => [.. page.GetProperty(name).EnumerateArray()];
}
