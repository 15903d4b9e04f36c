using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Cadre.Canvases.Archives;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Tests.Archives;

public class ResultArchiveTests
{
    private static readonly Tenant Owner = Tenant.ForSystem(new WorkspaceId(Guid.NewGuid()));

    [Fact]
    public async Task Write_StepsWithFilesAndTexts_GivesFoldersAndAPage()
    {
        var store = new KeptBytes { [new string('a', 64)] = "picture"u8.ToArray(), [new string('b', 64)] = "%PDF-"u8.ToArray() };
        var picture = new ArtifactRef(new string('a', 64), "../chart.png", "image/png", 7);
        var report = Step("Report <b>", [new ResultView("image") { Artifact = picture }], ("markdown", "# Hello"), ("pdf", Reference('b', "chart.png")), ("gone", Reference('c', "gone.pdf")));

        using var zip = await WriteAsync(store, [report, Step("Numbers", [], ("value", new { total = 3 }))]);

        zip.Entries.Select(e => e.FullName).ShouldBe(["01 Report -b-/-chart.png", "01 Report -b-/markdown.md", "01 Report -b-/chart.png", "02 Numbers/value.json", "index.html"]);
        var page = await ReadAsync(zip, "index.html");
        page.ShouldContain("Report &lt;b&gt;");
        page.ShouldContain("<img src=\"01%20Report%20-b-/-chart.png\"");
        page.ShouldNotContain("gone.pdf");
        (await ReadAsync(zip, "02 Numbers/value.json")).ShouldBe("""{"total":3}""");
    }

    [Fact]
    public async Task Write_GamesAndGalleries_AreShownInThePageWithoutReachingAnything()
    {
        var store = new KeptBytes { [new string('a', 64)] = "<!doctype html>play"u8.ToArray(), [new string('b', 64)] = "one"u8.ToArray(), [new string('c', 64)] = "two"u8.ToArray() };
        ResultView View(char hash, string kind, string name, string type) => new(kind) { Artifact = new ArtifactRef(new string(hash, 64), name, type, 3) };

        using var zip = await WriteAsync(store, [Step("Game", [View('a', "frame", "game.html", "text/html")]), Step("Shots", [View('b', "image", "1.png", "image/png"), View('c', "image", "2.png", "image/png")])]);

        var page = await ReadAsync(zip, "index.html");
        page.ShouldContain("<iframe sandbox=\"allow-scripts allow-pointer-lock allow-modals\" loading=\"lazy\" title=\"game.html\" src=\"01%20Game/game.html\"></iframe>");
        page.ShouldContain("<div class=\"many\"><img src=\"02%20Shots/1.png\"");
        page.ShouldNotContain("http", Case.Sensitive);
    }

    [Theory]
    [InlineData("../../etc/passwd", "-..-etc-passwd")]
    [InlineData("a\u0000b:c", "a-b-c")]
    [InlineData("...", "file")]
    public void SafeName_HostileNames_StayInTheirFolder(string name, string expected) => ArchivedFile.SafeName(name).ShouldBe(expected);

    private static async Task<ZipArchive> WriteAsync(IArtifactStore store, IReadOnlyList<StepView> steps)
    {
        var buffer = new ResponseLike();
        await new ResultArchive(store).WriteAsync(Owner, "All of it", steps, buffer, TestContext.Current.CancellationToken);
        return new ZipArchive(new MemoryStream(buffer.ToArray()));
    }

    /// <summary>Refuses to be written to at once, as a response does.</summary>
    private sealed class ResponseLike : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException("Synchronous operations are disallowed.");

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            base.Write(buffer.ToArray(), 0, buffer.Length);
        }
    }

    private static async Task<string> ReadAsync(ZipArchive zip, string path)
    {
        using var reader = new StreamReader(zip.GetEntry(path)!.Open(), Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static object Reference(char hash, string name) => new { artifact = new string(hash, 64), name, mediaType = "application/pdf", size = 5 };

    private static StepView Step(string title, IReadOnlyList<ResultView> views, params (string Port, object Value)[] outputs) => new()
    {
        Address = title,
        Type = "content",
        Title = title,
        Status = StepStatus.Succeeded,
        Views = views,
        Outputs = outputs.ToDictionary(o => o.Port, o => new PortValue(JsonSerializer.SerializeToElement(o.Value), []), StringComparer.Ordinal),
    };

    private sealed class KeptBytes : Dictionary<string, byte[]>, IArtifactStore
    {
        public Task<Result<ArtifactRef>> SaveAsync(Tenant tenant, string name, string mediaType, Stream content, long maxBytes, CancellationToken cancellationToken) => throw new NotSupportedException("an archive keeps nothing");

        public Task<Stream?> OpenAsync(Tenant tenant, string hash, CancellationToken cancellationToken) => Task.FromResult<Stream?>(TryGetValue(hash, out var bytes) ? new MemoryStream(bytes) : null);

        public Task<ArtifactRef?> FindAsync(Tenant tenant, string hash, CancellationToken cancellationToken) => Task.FromResult<ArtifactRef?>(null);
    }
}
