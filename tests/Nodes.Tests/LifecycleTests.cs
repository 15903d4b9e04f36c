using Cadre.Nodes.Tests.Support;

namespace Cadre.Nodes.Tests;

/// <summary>Servers of one home, and of two homes on one database.</summary>
public sealed class LifecycleTests
{
    [Fact]
    public async Task Pair_FirstKilled_SecondGoesOn_AndTheLastStopsTheDatabase()
    {
        await using var cadre = await Installation.StartAsync(2);
        using var b = cadre[1].Client(cadre.Key);
        await cadre[0].KillAsync();
        await b.UntilAsync("nodes", n => n["items"]!.AsArray().Count(i => i!["state"]!.GetValue<string>() == "up") == 1);
        await b.PostAsync("canvases", new { title = "Written afterwards" });

        var third = await cadre.AddAsync();
        (await cadre[1].TerminateAsync()).ShouldBe(0);
        cadre.IsClusterUp.ShouldBeTrue();
        using var c = third.Client(cadre.Key);
        (await c.GetAsync("canvases"))["items"]!.AsArray().Count.ShouldBe(1);
        (await ServerNode.RunAsync(cadre.Home, null, "stop")).Output.ShouldContain("Stopped.");
        cadre.IsClusterUp.ShouldBeFalse();
        await third.EndAsync();
    }

    [Fact]
    public async Task OtherHome_OnTheSameDatabase_NeedsTheSecrets_AndFetchesArtifacts()
    {
        await using var cadre = await Installation.StartAsync(1);
        var stranger = cadre.OtherHome(withSecrets: false);
        var (exit, said) = await ServerNode.RunAsync(stranger, cadre.Admin, "serve", "--port", "0");
        exit.ShouldBe(1, said);
        said.ShouldContain("Copy the folder secrets/");

        var partner = await cadre.AddElsewhereAsync(cadre.OtherHome(withSecrets: true));
        using var a = cadre[0].Client(cadre.Key);
        using var b = partner.Client(cadre.Key);
        var bytes = Enumerable.Range(0, 300_000).Select(i => (byte)(i * 31)).ToArray();
        var kept = await a.Http.PostAsync("/api/v1/artifacts?name=data.bin", new ByteArrayContent(bytes));
        var hash = System.Text.Json.Nodes.JsonNode.Parse(await kept.Content.ReadAsStringAsync())!["artifact"]!.GetValue<string>();

        (await b.Http.GetByteArrayAsync($"/api/v1/artifacts/{hash}")).ShouldBe(bytes);
        File.Delete(Directory.GetFiles(Path.Combine(partner.Home, "artifacts"), hash, SearchOption.AllDirectories).Single());
        await cadre[0].SignalAsync("STOP");
        var missing = await b.Http.GetAsync($"/api/v1/artifacts/{hash}");
        await cadre[0].SignalAsync("CONT");
        ((int)missing.StatusCode).ShouldBe(503);
        (await missing.Content.ReadAsStringAsync()).ShouldContain("artifact_elsewhere");
    }
}
