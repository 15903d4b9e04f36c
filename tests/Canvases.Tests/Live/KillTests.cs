using System.Diagnostics;

namespace Cadre.Canvases.Tests.Live;

/// <summary>The server is killed under fifty editing clients: whatever one of them has seen of another is in the log.</summary>
public class KillTests(LiveFixture fixture) : IClassFixture<LiveFixture>
{
    private const int Clients = 50;

    [Fact]
    public async Task Kill_UnderFiftyEditingClients_LosesNothingThatWasSeen()
    {
        var canvas = await fixture.Server.NewCanvasAsync();
        using var victim = StartVictim();
        var address = (await victim.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
        var clients = await Task.WhenAll(Enumerable.Range(0, Clients).Select(i => SyncClient.OpenAsync(address, canvas, $"p{i}", TestContext.Current.CancellationToken)));
        using var stop = new CancellationTokenSource();
        var editing = clients.Select((client, i) => EditAsync(client, i, stop.Token)).ToList();
        while (Seen(clients[..2]).Count < 500) // to look at all of them takes the time that they need
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        victim.Kill();
        await victim.WaitForExitAsync(TestContext.Current.CancellationToken);
        await fixture.EndLeaseSoonAsync(canvas);
        await Task.WhenAll(clients.Select(client => client.Reading));
        await stop.CancelAsync();
        await Task.WhenAll(editing);
        var seen = Seen(clients);
        foreach (var client in clients)
        {
            client.Dispose();
        }

        var stored = (await fixture.Server.Live.OpenAsync(Persistence.DocumentKey.Of(fixture.Server.Tenant(), canvas), TestContext.Current.CancellationToken)).Value;
        var kept = stored.Read(doc => doc.GetMap("meta").Keys.ToHashSet());
        seen.Where(key => !kept.Contains(key)).ShouldBeEmpty();
        seen.Count.ShouldBeGreaterThanOrEqualTo(500);
    }

    private static async Task EditAsync(SyncClient client, int who, CancellationToken stop)
    {
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            client.Use(doc => doc.GetMap("meta").Set($"{who}-{n}", n));
            await Task.Delay(25, CancellationToken.None);
        }
    }

    /// <summary>The entries that somebody else than their author has.</summary>
    private static HashSet<string> Seen(SyncClient[] clients) =>
        [.. clients.SelectMany((client, i) => client.Use(doc => doc.GetMap("meta").Keys.Where(key => !key.StartsWith($"{i}-", StringComparison.Ordinal)).ToList()))];

    private Process StartVictim()
    {
        var options = fixture.Database.Options;
        var program = Path.Combine(AppContext.BaseDirectory, "Cadre.Canvases.Victim.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, options.Host, "5432", options.Name, fixture.Workspace.ToString()]) { UseShellExecute = false, RedirectStandardOutput = true };
        return Process.Start(start) ?? throw new InvalidOperationException("the victim did not start");
    }
}
