using System.Text.Json.Nodes;

namespace Cadre.EndToEnd.Tests.Support;

/// <summary>A whole Cadre whose models are all one scripted server with prices: it writes, draws, speaks and searches.</summary>
public sealed class WiredCadre : IAsyncLifetime
{
    internal RunningCadre Cadre { get; private set; } = null!;

    internal ScriptedModel Model { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Model = await ScriptedModel.StartAsync();
        Model.Models = ["gpt-4.1-mini", "gpt-image-1", "tts-1"];
        Model.Made = (SmallMedia.Picture(64, 200, 40, 40), SmallMedia.Recording(0.8));
        Cadre = await RunningCadre.StartAsync();
        await Cadre.PostAsync("models", new JsonObject { ["kind"] = "openai", ["baseUrl"] = Model.BaseUrl, ["apiKey"] = "sk-scripted", ["model"] = "gpt-4.1-mini" });
        await Cadre.PostAsync("egress/grants", new JsonObject { ["host"] = "127.0.0.1", ["port"] = Model.Root.Port, ["reason"] = "The search service of the test" });
        foreach (var name in new[] { "Mara", "Odo" })
        {
            await Cadre.PostAsync("agents", JsonNode.Parse($$$"""{"profile":{"name":"{{{name}}}","role":"Knows lamps.","instructions":"Be exact.","autonomy":"act","tools":[{"name":"transform"}]}}""")!);
        }
    }

    /// <summary>Forgets what an earlier test scripted.</summary>
    internal void Begin(Func<JsonNode, string> answer)
    {
        (Model.Answer, Model.Dies, Model.Broken) = (answer, _ => false, false);
        Model.Requests.Clear();
        Model.Media.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await Cadre.DisposeAsync();
        await Model.DisposeAsync();
    }
}

/// <summary>The tests that share it, one after the other.</summary>
[CollectionDefinition]
public sealed class WiredCollection : ICollectionFixture<WiredCadre>;
