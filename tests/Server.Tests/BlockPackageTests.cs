using System.Net;
using System.Text;
using System.Text.Json;
using Cadre.Blocks.Packages.Archive;
using Cadre.Kernel;
using Cadre.Tests.ServerSupport;

namespace Cadre.Server.Tests;

/// <summary>A package's life in a workspace: wanted, agreed to, run, followed by a newer version, removed.</summary>
public sealed class BlockPackageTests : IAsyncLifetime
{
    private const string Program = "import json\ng=json.load(open('input.json'))\njson.dump({'outputs':{'out':g['settings']}},open('result.json','w'))\n";
    private TestServer server = null!;
    private TestClient owner = null!;
    private string canvas = "";

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        owner = await server.OwnerAsync();
        canvas = (await owner.PostJsonAsync("/api/v1/canvases", new { title = "Labels" })).GetProperty("id").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        owner.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Package_FromInstallingToRemoving()
    {
        (await NamesAsync(owner)).ShouldBe(["calendar 1.0.0", "qr-code 1.0.0"], "those that Cadre brings along");
        await InstallingNeedsARoleAndEveryGrantAsync();
        await BlockRunsAsTheVersionItWasMadeForAsync();
        await NewerVersionBringsBlocksWithItAndCanBeTakenBackAsync();
        await RemovingKeepsTheSettingsAsync();
        await WorkspacesAreApartAsync();
    }

    private async Task InstallingNeedsARoleAndEveryGrantAsync()
    {
        var archive = await UploadAsync(Package("1.0.0", "colour", ""));
        using var editor = await server.JoinAsync(owner, Role.Editor, "e@example.org");
        (await editor.PostAsync("/api/v1/block-packages", new { archive, grants = new[] { "files" } })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var report = await editor.PostJsonAsync("/api/v1/block-packages/check", new { archive });
        report.GetProperty("wants").EnumerateArray().Select(w => w.GetString()).ShouldBe(["files"]);
        (await (await owner.PostAsync("/api/v1/block-packages", new { archive })).CodeAsync()).ShouldBe("grants_missing");
        (await InstallAsync("1.0.0", "colour", "")).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await InstallAsync("1.0.0", "colour", "")).StatusCode.ShouldBe(HttpStatusCode.Created, "the same bytes again are no news");
        (await (await InstallAsync("1.0.0", "shade", "")).CodeAsync()).ShouldBe("package_changed");
        (await (await owner.PostAsync("/api/v1/block-packages", new { archive = await UploadAsync(Encoding.UTF8.GetBytes("no tar")) })).CodeAsync()).ShouldBe("package_invalid");
    }

    private async Task BlockRunsAsTheVersionItWasMadeForAsync()
    {
        (await owner.PostAsync($"/api/v1/canvases/{canvas}/edits", new { ops = new object[] { new { op = "addBlock", block = new { id = "a", type = "label", title = "Label", settings = new { colour = "red" } } } } })).EnsureSuccessStatusCode();
        (await RunAsync()).GetProperty("colour").GetString().ShouldBe("red");
    }

    private async Task NewerVersionBringsBlocksWithItAndCanBeTakenBackAsync()
    {
        (await InstallAsync("2.0.0", "color", """{"op":"rename","setting":"colour","to":"color"}""")).EnsureSuccessStatusCode();
        (await NamesAsync(owner)).ShouldContain("label 1.0.0", "versions stand side by side");
        (await RunAsync()).GetProperty("color").GetString().ShouldBe("red", "a run brings the block up to date by itself");

        var upgraded = await owner.PostJsonAsync($"/api/v1/canvases/{canvas}/upgrade", new { });
        upgraded.GetProperty("blocks")[0].GetProperty("changes")[0].GetString().ShouldBe("The setting 'colour' is now 'color'.");
        (await BlockAsync()).GetProperty("settings").GetRawText().ShouldBe("""{"color":"red"}""");
        (await owner.PostJsonAsync($"/api/v1/canvases/{canvas}/upgrade", new { })).GetProperty("blocks").GetArrayLength().ShouldBe(0);

        (await owner.PostAsync($"/api/v1/canvases/{canvas}/undo", upgraded.GetProperty("changes"))).EnsureSuccessStatusCode();
        var back = await BlockAsync();
        (back.GetProperty("version").GetInt32(), back.GetProperty("settings").GetRawText()).ShouldBe((1, """{"colour":"red"}"""));
    }

    private async Task RemovingKeepsTheSettingsAsync()
    {
        (await owner.SendAsync(HttpMethod.Delete, "/api/v1/block-packages/label/2.0.0")).StatusCode.ShouldBe(HttpStatusCode.NoContent, "no block was made for it");
        var refused = await owner.SendAsync(HttpMethod.Delete, "/api/v1/block-packages/label/1.0.0");
        (await refused.CodeAsync()).ShouldBe("package_used");
        (await owner.SendAsync(HttpMethod.Delete, "/api/v1/block-packages/label/1.0.0?force=true")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var view = await owner.GetJsonAsync($"/api/v1/canvases/{canvas}");
        view.GetProperty("problems").GetProperty("a")[0].GetProperty("code").GetString().ShouldBe("type_unknown");
        (await BlockAsync()).GetProperty("settings").GetRawText().ShouldBe("""{"colour":"red"}""");
        (await owner.SendAsync(HttpMethod.Delete, "/api/v1/block-packages/qr-code/1.0.0")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await NamesAsync(owner)).ShouldBe(["calendar 1.0.0"], "what was removed stays removed");
    }

    private async Task WorkspacesAreApartAsync()
    {
        (await InstallAsync("1.0.0", "colour", "")).EnsureSuccessStatusCode();
        var elsewhere = (await owner.PostJsonAsync("/api/v1/workspaces", new { name = "Elsewhere" })).GetProperty("id").GetString()!;
        var there = await (await owner.SendAsync(HttpMethod.Get, "/api/v1/block-packages", null, ("Cadre-Workspace", elsewhere))).JsonAsync();
        there.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ShouldBe(["calendar", "qr-code"]);
        (await owner.SendAsync(HttpMethod.Get, "/api/v1/block-packages/label/1.0.0", null, ("Cadre-Workspace", elsewhere))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string[]> NamesAsync(TestClient client) =>
        [.. (await client.GetJsonAsync("/api/v1/block-packages")).GetProperty("items").EnumerateArray().Select(p => $"{p.GetProperty("name").GetString()} {p.GetProperty("version").GetString()}")];

    private async Task<HttpResponseMessage> InstallAsync(string version, string setting, string migration) =>
        await owner.PostAsync("/api/v1/block-packages", new { archive = await UploadAsync(Package(version, setting, migration)), grants = new[] { "files" } });

    private async Task<JsonElement> UploadAsync(byte[] bytes)
    {
        var answer = await owner.Http.PostAsync("/api/v1/artifacts?name=label.cadreblock", new ByteArrayContent(bytes));
        answer.EnsureSuccessStatusCode();
        return await answer.JsonAsync();
    }

    private async Task<JsonElement> BlockAsync() => (await owner.GetJsonAsync($"/api/v1/canvases/{canvas}")).GetProperty("blocks")[0];

    private async Task<JsonElement> RunAsync()
    {
        var run = (await owner.PostJsonAsync("/api/v1/runs", new { canvasId = canvas })).GetProperty("runId").GetString()!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        for (var view = await owner.GetJsonAsync($"/api/v1/runs/{run}"); ; view = await owner.GetJsonAsync($"/api/v1/runs/{run}"))
        {
            var status = view.GetProperty("status").GetString();
            status.ShouldNotBe("failed", view.GetRawText());
            if (status == "succeeded")
            {
                return (await owner.GetJsonAsync($"/api/v1/canvases/{canvas}/results")).GetProperty("a").GetProperty("outputs").GetProperty("out").GetProperty("value");
            }

            await Task.Delay(20, limit.Token);
        }
    }

    private static byte[] Package(string version, string setting, string migration)
    {
        var manifest = $$"""
            {
              "format": 1, "name": "label", "version": "{{version}}", "title": "Label", "description": "A label.",
              "outputs": [{ "name": "out", "type": "json", "title": "Out" }],
              "settings": { "type": "object", "additionalProperties": false, "properties": { "{{setting}}": { "type": "string", "title": "Colour" } } },
              "executor": { "language": "python", "entry": "main.py" },
              "wants": { "files": true },
              "migrations": {{(migration.Length == 0 ? "[]" : $$"""[{ "from": 1, "steps": [{{migration}}] }]""")}}
            }
            """;
        return PackageArchive.Pack(new Dictionary<string, byte[]> { ["cadre-block.json"] = Encoding.UTF8.GetBytes(manifest), ["main.py"] = Encoding.UTF8.GetBytes(Program) });
    }
}
