using System.Text;
using Cadre.Models.Contracts;
using Cadre.Models.Routing;
using Cadre.Models.Tests.Support;

namespace Cadre.Models.Tests.Routing;

public sealed class PictureModelsTests : IAsyncLifetime
{
    private Workbench bench = null!;
    private PictureModels pictures = null!;

    public async ValueTask InitializeAsync()
    {
        bench = await Workbench.CreateAsync();
        pictures = new PictureModels(bench.MediaCalls());
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Draw_NewAndChanged_SpeakTheWireAndArePaid()
    {
        bench.Server.Models = """{"data":[{"id":"gpt-image-1"}]}""";
        await bench.ConnectAsync("openai", "gpt-image-1");
        var call = new PictureCall("openai/gpt-image-1", "A lamp", 1280, 720) { RunKey = "r/b/1", IdempotencyKey = "k" };

        var drawn = await pictures.DrawAsync(bench.Tenant, call, TestContext.Current.CancellationToken);
        drawn.IsOk.ShouldBeTrue(drawn.Error?.Message);
        Encoding.UTF8.GetString(drawn.Value!.Bytes).ShouldBe("picture of A lamp at 1536x1024");
        drawn.Value.Cost.ShouldBe(0.0505m); // 100 × 5/M + 1,250 × 40/M
        var changed = await pictures.DrawAsync(bench.Tenant, call with { Source = "old"u8.ToArray(), Prompt = "Make it blue", Width = 500, Height = 500 }, TestContext.Current.CancellationToken);
        Encoding.UTF8.GetString(changed.Value!.Bytes).ShouldBe("old changed: Make it blue at 1024x1024");

        bench.Server.Keys.ShouldAllBe(k => k == "Bearer sk-test");
        var rows = await bench.Ledger.ListAsync(bench.Tenant, DateTime.MaxValue, 10, TestContext.Current.CancellationToken);
        rows.Select(r => (r.Purpose, r.Outcome, r.Cost)).ShouldBe([("image", "ok", 0.0505m), ("image", "ok", 0.0505m)]);
    }

    [Fact]
    public async Task Draw_RefusedOrUnknown_SaysSo()
    {
        (await pictures.DrawAsync(bench.Tenant, new PictureCall("openai/gpt-image-1", "A lamp", 64, 64), TestContext.Current.CancellationToken)).Error!.Code.ShouldBe("no_model");
        await bench.ConnectAsync();
        bench.Server.Status = 429;
        var refused = await pictures.DrawAsync(bench.Tenant, new PictureCall("custom/any", "A lamp", 64, 64), TestContext.Current.CancellationToken);
        refused.Error!.Code.ShouldBe("model_limited");
        (await bench.Ledger.ListAsync(bench.Tenant, DateTime.MaxValue, 10, TestContext.Current.CancellationToken))[0].Outcome.ShouldBe("model_limited");
    }
}
