using System.Text;
using Cadre.Models.Contracts;
using Cadre.Models.Routing;
using Cadre.Models.Tests.Support;

namespace Cadre.Models.Tests.Routing;

public sealed class SpeechModelsTests : IAsyncLifetime
{
    private Workbench bench = null!;
    private SpeechModels speech = null!;

    public async ValueTask InitializeAsync()
    {
        bench = await Workbench.CreateAsync();
        speech = new SpeechModels(bench.MediaCalls());
    }

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Speak_Text_SpeaksTheWireAndIsPaidByItsLength()
    {
        bench.Server.Models = """{"data":[{"id":"tts-1"}]}""";
        await bench.ConnectAsync("openai", "tts-1");
        var call = new SpeechCall("openai/tts-1", "A lamp in the night.", "nova") { Speed = 1.25, RunKey = "r/b/1", IdempotencyKey = "k" };

        var spoken = await speech.SpeakAsync(bench.Tenant, call, TestContext.Current.CancellationToken);
        spoken.IsOk.ShouldBeTrue(spoken.Error?.Message);
        Encoding.UTF8.GetString(spoken.Value.Bytes).ShouldBe("nova says A lamp in the night. as wav at 1.25");
        spoken.Value.Cost.ShouldBe(0.00036m); // 6 tokens of 4 characters × 60/M
        var row = (await bench.Ledger.ListAsync(bench.Tenant, DateTime.MaxValue, 10, TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        (row.Purpose, row.Outcome, row.Cost, row.RunKey).ShouldBe(("speech", "ok", 0.00036m, "r/b/1"));
    }

    [Fact]
    public async Task Speak_TooLongRefusedOrUnknown_SaysSo()
    {
        (await speech.SpeakAsync(bench.Tenant, new SpeechCall("custom/any", new string('a', SpeechCall.LongestText + 1), "nova"), TestContext.Current.CancellationToken)).Error!.Code.ShouldBe("speech_length");
        (await speech.SpeakAsync(bench.Tenant, new SpeechCall("openai/tts-1", "A lamp.", "nova"), TestContext.Current.CancellationToken)).Error!.Code.ShouldBe("no_model");
        await bench.ConnectAsync();
        bench.Server.Status = 503;
        (await speech.SpeakAsync(bench.Tenant, new SpeechCall("custom/any", "A lamp.", "nova"), TestContext.Current.CancellationToken)).Error!.Code.ShouldBe("model_failed");
    }
}
