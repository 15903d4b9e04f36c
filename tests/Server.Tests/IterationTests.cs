using System.Net;
using System.Text.Json;
using Cadre.Tests.ServerSupport;

namespace Cadre.Server.Tests;

/// <summary>A block's results over its runs: listed, kept, gone back to.</summary>
public sealed class IterationTests : IAsyncLifetime
{
    private TestServer server = null!;
    private TestClient owner = null!;
    private string canvas = "";

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        owner = await server.OwnerAsync();
        canvas = (await owner.PostJsonAsync("/api/v1/canvases", new { title = "Iterations" })).GetProperty("id").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        owner.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Results_OverRuns_AreListedKeptAndShownAgain()
    {
        await EditAsync(new { op = "addBlock", block = new { id = "a", type = "approval", title = "Ask", settings = new { message = "Go on?" } } });
        var first = await RunAsync("approved");
        await EditAsync(new { op = "setBlock", id = "a", title = "Ask again" });
        var second = await RunAsync("rejected");
        await ExpectMomentAsync(1, null);
        await ExpectMomentAsync(2, first);
        await ExpectMomentAsync(3, second);
        var path = $"/api/v1/canvases/{canvas}/blocks/a/results";
        var listed = Items(await owner.GetJsonAsync(path));
        listed.Select(item => (item.GetProperty("runId").GetString(), item.GetProperty("shown").GetBoolean(), item.GetProperty("kept").GetBoolean())).ShouldBe([(second, true, false), (first, false, false)]);

        (await owner.SendAsync(HttpMethod.Put, $"{path}/{first}/keep", new { name = "The good one" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await owner.PostAsync($"{path}/{first}/show", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await owner.GetJsonAsync($"/api/v1/canvases/{canvas}/results")).GetProperty("a").GetProperty("run").GetString().ShouldBe(first);
        var kept = Items(await owner.GetJsonAsync(path)).Single(item => item.GetProperty("runId").GetString() == first);
        (kept.GetProperty("kept").GetBoolean(), kept.GetProperty("name").GetString(), kept.GetProperty("shown").GetBoolean()).ShouldBe((true, "The good one", true));

        (await owner.SendAsync(HttpMethod.Delete, $"{path}/{first}/keep")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await owner.SendAsync(HttpMethod.Delete, $"{path}/{first}/keep")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var third = await RunAsync("approved");
        (await owner.GetJsonAsync($"/api/v1/canvases/{canvas}/results")).GetProperty("a").GetProperty("run").GetString().ShouldBe(third);
        var page = await owner.GetJsonAsync($"{path}?limit=1");
        Items(await owner.GetJsonAsync($"{path}?limit=1&cursor={page.GetProperty("next").GetString()}")).ShouldHaveSingleItem().GetProperty("runId").GetString().ShouldBe(second);

        (await owner.PostAsync($"{path}/{Guid.CreateVersion7()}/show", new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await owner.SendAsync(HttpMethod.Put, $"/api/v1/canvases/{canvas}/blocks/other/results/{first}/keep", new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task ExpectMomentAsync(int seq, string? run)
    {
        var results = await owner.GetJsonAsync($"/api/v1/canvases/{canvas}/history/{seq}/results");
        (results.TryGetProperty("a", out var result) ? result.GetProperty("run").GetString() : null).ShouldBe(run);
    }

    private static List<JsonElement> Items(JsonElement page) => [.. page.GetProperty("items").EnumerateArray()];

    private async Task EditAsync(object op) => (await owner.PostAsync($"/api/v1/canvases/{canvas}/edits", new { ops = new[] { op } })).EnsureSuccessStatusCode();

    private async Task<string> RunAsync(string answer)
    {
        var run = (await owner.PostJsonAsync("/api/v1/runs", new { canvasId = canvas })).GetProperty("runId").GetString()!;
        await UntilAsync(run, "waiting");
        (await owner.PostAsync($"/api/v1/runs/{run}/answers", new { address = "a", answer })).EnsureSuccessStatusCode();
        await UntilAsync(run, "succeeded");
        return run;
    }

    private async Task UntilAsync(string run, string status)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while ((await owner.GetJsonAsync($"/api/v1/runs/{run}")).GetProperty("status").GetString() != status)
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
