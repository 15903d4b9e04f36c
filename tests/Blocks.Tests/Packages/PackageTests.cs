using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Packages.Archive;
using Cadre.Blocks.Packages.Format;
using Cadre.Blocks.Packages.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cadre.Blocks.Tests.Packages;

/// <summary>Reading packages and running them in sandboxes.</summary>
public sealed class PackageTests(BlocksFixture blocks)
{
    private const string Echo = "import json\ng=json.load(open('input.json'))\nprint('::progress 0.5 half')\nprint('hello')\njson.dump({'outputs':{'out':g}},open('result.json','w'))\n";

    [Theory]
    [InlineData("qr-code")]
    [InlineData("calendar")]
    public async Task OwnPackage_KeepsTheRulesAndItsExamplesPass(string name)
    {
        var read = Reader.Read(PackageArchive.Pack(PackageArchive.ReadFolder(Path.Combine(BlocksTesting.FindRepository(), "blocks", name))));
        read.Findings.ShouldBeEmpty();
        var reports = await blocks.Services.GetRequiredService<PackageTester>().RunAsync(blocks.Tenant, read.Folder!, TestContext.Current.CancellationToken);
        reports.ShouldAllBe(r => r.Passed, string.Join("\n", reports.SelectMany(r => r.Differences.Append(r.Terminal))));
        reports.Count.ShouldBeGreaterThan(2);
    }

    [Theory]
    [InlineData("name", "\"code\"", "cadre-block.json")]
    [InlineData("name", "\"No Name\"", "name")]
    [InlineData("version", "\"0.9.0\"", "version")]
    [InlineData("format", "2", "format")]
    [InlineData("executor", """{"language":"cobol","entry":"main.py"}""", "executor.language")]
    [InlineData("executor", """{"language":"python","entry":"../main.py"}""", "executor.entry")]
    [InlineData("wants", """{"network":["127.0.0.1"]}""", "wants.network")]
    [InlineData("wants", """{"network":["*"]}""", "wants.network")]
    [InlineData("settings", """{"type":"object","properties":{}}""", "settings")]
    [InlineData("settings", """{"type":"object","additionalProperties":false,"properties":{"a":{"$ref":"file:///etc/passwd"}}}""", "cadre-block.json")]
    [InlineData("outputs", "[]", "outputs")]
    [InlineData("outputs", """[{"name":"out","type":"soup","title":"Out"}]""", "cadre-block.json")]
    [InlineData("face", """{"views":[{"kind":"script","output":"out"}]}""", "face.views")]
    [InlineData("picture", "\"nowhere.png\"", "picture")]
    [InlineData("migrations", """[{"from":1,"steps":[]}]""", "migrations")]
    [InlineData("inputs", "null", "inputs")]
    [InlineData("surprise", "1", "cadre-block.json")]
    public void Read_BrokenManifest_SaysWhere(string field, string json, string where)
    {
        var read = Reader.Read(Package(Echo, manifest => manifest[field] = JsonNode.Parse(json)));
        read.Findings.Where(f => !f.Warning).Select(f => f.Where).ShouldContain(where);
        read.Usable().Error!.Code.ShouldBe("package_invalid");
    }

    [Fact]
    public async Task Run_Package_GetsSettingsWithDefaultsAndInputs()
    {
        var run = await RunAsync(Echo);
        run.Failure.ShouldBeNull();
        var given = run.Outputs["out"];
        given.GetProperty("settings").GetProperty("most").GetInt32().ShouldBe(3);
        given.GetProperty("inputs").GetProperty("in").GetString().ShouldBe("text");
        run.Terminal.ShouldBe("hello\n", "lines of progress are not part of the terminal");
    }

    [Theory]
    [InlineData("raise SystemExit(3)", "code_failed")]
    [InlineData("pass", "result_missing")]
    [InlineData("open('result.json','w').write('{\"outputs\":{\"other\":1}}')", "output_unknown")]
    [InlineData("open('result.json','w').write('{\"outputs\":{\"page\":\"/etc/passwd\"}}')", "output_invalid")]
    [InlineData("open('result.json','w').write('{\"error\":{\"message\":\"no\",\"fix\":\"do\"}}')", "package_refused")]
    public async Task Run_PackageThatErrs_FailsClearly(string program, string code)
    {
        var failure = (await RunAsync(program)).Failure;
        failure!.Code.ShouldBe(code);
        failure.Fix.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task Run_Network_OnlyWhereItWasWanted()
    {
        const string Call = """
            import json, urllib.request
            def get(host):
                try:
                    return urllib.request.urlopen('http://' + host + '/', timeout=5).read().decode()
                except Exception as wrong:
                    return 'refused'
            json.dump({'outputs': {'out': [get('wanted.test'), get('other.test')]}}, open('result.json', 'w'))
            """;
        await using var site = await SiteAsync();
        var port = new Uri(site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        (blocks.Proxies.Sites["wanted.test"], blocks.Proxies.Sites["other.test"]) = (port, port);

        (await RunAsync(Call)).Outputs["out"].GetRawText().ShouldBe("""["refused", "refused"]""");
        (await RunAsync(Call, manifest => manifest["wants"] = JsonNode.Parse("""{"network":["wanted.test"]}"""))).Outputs["out"].GetRawText().ShouldBe("""["here", "refused"]""");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_FileOfAnInput_IsThereOnlyWhenWanted(bool wanted)
    {
        var file = blocks.Artifacts.Add("../secret.txt", "text/plain", "words"u8.ToArray());
        const string Read = "import json,os\ng=json.load(open('input.json'))['inputs']['in']\njson.dump({'outputs':{'out':open(g['path']).read() if 'path' in g else os.path.exists('in')}},open('result.json','w'))";
        var run = await RunAsync(Read, manifest => manifest["wants"] = new JsonObject { ["files"] = wanted }, new { @in = file });
        run.Outputs["out"].ToString().ShouldBe(wanted ? "words" : "False");
    }

    private PackageReader Reader => blocks.Services.GetRequiredService<PackageReader>();

    private async Task<PackageRun> RunAsync(string program, Action<JsonObject>? change = null, object? inputs = null)
    {
        var folder = Reader.Read(Package(program, change ?? (_ => { }))).Usable().Value;
        var input = new PackageInput(SettingsDefaults.Fill(null, folder.Manifest.Settings), JsonSerializer.SerializeToElement(inputs ?? new { @in = "text" }, Cadre.Kernel.CadreJson.Stored), null);
        var run = await blocks.Services.GetRequiredService<PackageRunner>().RunAsync(blocks.Tenant, Guid.NewGuid().ToString(), folder, input, PackageWatch.Nobody, TestContext.Current.CancellationToken);
        return run.Value;
    }

    private static byte[] Package(string program, Action<JsonObject> change)
    {
        var manifest = JsonNode.Parse("""
            {
              "format": 1, "name": "echo", "version": "1.0.0", "title": "Echo", "description": "Gives back what it got.",
              "inputs": [{ "name": "in", "type": "any", "title": "In" }],
              "outputs": [{ "name": "out", "type": "json", "title": "Out" }, { "name": "page", "type": "file", "title": "Page" }],
              "settings": { "type": "object", "additionalProperties": false, "properties": { "most": { "type": "integer", "title": "Most", "default": 3 } } },
              "executor": { "language": "python", "entry": "main.py" }
            }
            """)!.AsObject();
        change(manifest);
        return PackageArchive.Pack(new Dictionary<string, byte[]> { [PackageManifest.FileName] = Encoding.UTF8.GetBytes(manifest.ToJsonString()), ["main.py"] = Encoding.UTF8.GetBytes(program) });
    }

    private static async Task<WebApplication> SiteAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/", () => Results.Text("here"));
        await app.StartAsync();
        return app;
    }
}
