using Cadre.Models.Features;
using Cadre.Models.Tests.Support;

namespace Cadre.Models.Tests.Features;

public sealed class ConnectionSetupTests : IAsyncLifetime
{
    private Workbench bench = null!;

    public async ValueTask InitializeAsync() => bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Add_Server_ChoosesAChatModelGrantsTheHostAndKeepsTheKeyInTheVault()
    {
        var row = await bench.ConnectAsync();
        row.Model.ShouldBe("tiny-chat");
        bench.Gateway.Grants.ShouldContain($"127.0.0.1:{bench.Server.BaseUrl.Port}");
        bench.Vault.Entries.Values.ShouldHaveSingleItem().Hosts.ShouldBe(["127.0.0.1"]);
        (await bench.Connections.ListAsync(bench.Tenant, CancellationToken.None)).ShouldHaveSingleItem().IsDefault.ShouldBeTrue();
    }

    [Fact]
    public async Task Add_NothingThere_LeavesNothingBehind()
    {
        var added = await bench.Setup.AddAsync(bench.Tenant, new NewModel("custom", null, "http://127.0.0.1:9/v1", null, null), CancellationToken.None);
        added.Error!.Code.ShouldBe("model_unreachable");
        bench.Gateway.Grants.ShouldBeEmpty();
        bench.Vault.Entries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("nope", "http://x/v1", "provider_unknown")]
    [InlineData("custom", "ftp://x/v1", "base_url_invalid")]
    [InlineData("custom", "not a url", "base_url_invalid")]
    [InlineData("custom", "http://user:pw@x/v1", "base_url_invalid")]
    [InlineData("openai", null, "key_missing")]
    public async Task Add_BadInput_NamesTheFault(string kind, string? url, string code)
    {
        var added = await bench.Setup.AddAsync(bench.Tenant, new NewModel(kind, null, url, null, null), CancellationToken.None);
        added.Error!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Delete_Connection_TakesKeyAndGrantAway()
    {
        var row = await bench.ConnectAsync();
        await bench.Setup.DeleteAsync(bench.Tenant, row, CancellationToken.None);
        bench.Vault.Entries.ShouldBeEmpty();
        bench.Gateway.Grants.ShouldBeEmpty();
        (await bench.Connections.ListAsync(bench.Tenant, CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/v1")]
    public async Task Add_Ollama_ListsItsModelsOverItsOwnWire(string suffix)
    {
        await using var wire = await ScriptedWire.StartAsync();
        wire.Replies["/api/tags"] = ScriptedWire.Json("""{"models":[{"name":"nomic-embed-text:latest","size":1},{"name":"llama3.2:latest","size":2}]}""");
        var added = await bench.Setup.AddAsync(bench.Tenant, new NewModel("ollama", BaseUrl: wire.BaseUrl + suffix), CancellationToken.None);
        added.IsOk.ShouldBeTrue(added.Error?.Message);
        added.Value.Model.ShouldBe("llama3.2:latest");
    }
}
