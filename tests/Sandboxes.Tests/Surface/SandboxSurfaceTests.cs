using System.Net;
using System.Text;
using Cadre.Kernel;
using Cadre.Tests.ServerSupport;

namespace Cadre.Sandboxes.Tests.Surface;

/// <summary>Persistent sandboxes as people and programs meet them over HTTP.</summary>
public sealed class SandboxSurfaceTests(SurfaceFixture fixture) : IClassFixture<SurfaceFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exec_StreamsOutputAndExit_FilesStay()
    {
        var sandbox = await fixture.SandboxAsync();
        var (output, exit) = await fixture.ExecAsync(sandbox, new { command = "echo hello; cat > f; echo bad >&2; exit 3", stdin = "from outside" });
        (output, exit.GetProperty("code").GetInt32(), exit.GetProperty("reason").GetString()).ShouldBe(("hello\nbad\n", 3, "exit"));
        (await fixture.ExecAsync(sandbox, new { argv = new[] { "/bin/cat", "f" } })).Output.ShouldBe("from outside");
        (await fixture.Owner.GetStringAsync($"{sandbox}/files/content?path=f")).ShouldBe("from outside");
    }

    [Theory]
    [InlineData("{}", "sandbox_spec_invalid")]
    [InlineData("""{"argv":["x"],"environment":{"a=b":"c"}}""", "sandbox_spec_invalid")]
    public async Task Exec_Invalid_IsRefusedWithAFix(string body, string code)
    {
        var sandbox = await fixture.SandboxAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await fixture.Owner.Http.PostAsync($"{sandbox}/exec", content, Token);
        (answer.StatusCode, await answer.CodeAsync()).ShouldBe((HttpStatusCode.BadRequest, code));
    }

    [Fact]
    public async Task Files_WrittenListedMovedDeleted_LinksAreNotFollowed()
    {
        var sandbox = await fixture.SandboxAsync();
        using var bytes = new ByteArrayContent([0, 1, 2, 255]);
        (await fixture.Owner.Http.PutAsync($"{sandbox}/files/content?path=in/raw.bin", bytes, Token)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await fixture.Owner.Http.GetByteArrayAsync($"{sandbox}/files/content?path=in/raw.bin", Token)).ShouldBe([0, 1, 2, 255]);
        (await fixture.Owner.PostAsync($"{sandbox}/files/moves", new { from = "in/raw.bin", to = "in/new.bin" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await fixture.Owner.PostAsync($"{sandbox}/files/folders", new { path = "deep/er" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var names = (await fixture.Owner.GetJsonAsync($"{sandbox}/files?path=in")).GetProperty("items").EnumerateArray().Select(file => file.GetProperty("path").GetString());
        names.ShouldBe(["in/new.bin"]);
        await fixture.ExecAsync(sandbox, new { command = "ln -s /etc/passwd link; ln -s / root" });
        foreach (var path in new[] { "link", "root/etc/passwd", "../../etc/passwd", "/etc/passwd", "%00" })
        {
            using var answer = await fixture.Owner.GetAsync($"{sandbox}/files/content?path={path}");
            answer.IsSuccessStatusCode.ShouldBeFalse(path);
        }

        using var planted = new ByteArrayContent([1]);
        (await fixture.Owner.Http.PutAsync($"{sandbox}/files/content?path=root/tmp/planted", planted, Token)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await fixture.Owner.SendAsync(HttpMethod.Delete, $"{sandbox}/files?path=deep")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await fixture.Owner.GetAsync($"{sandbox}/files?path=deep")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Snapshots_TakenRestoredDeleted_OverHttp()
    {
        var sandbox = await fixture.SandboxAsync();
        await fixture.ExecAsync(sandbox, new { command = "echo one > f" });
        var id = (await fixture.Owner.PostJsonAsync($"{sandbox}/snapshots", new { name = "before" })).GetProperty("id").GetString();
        await fixture.ExecAsync(sandbox, new { command = "echo two > f" });
        (await fixture.Owner.SendAsync(HttpMethod.Post, $"{sandbox}/snapshots/{id}/restore")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await fixture.ExecAsync(sandbox, new { command = "cat f" })).Output.ShouldBe("one\n");
        (await fixture.Owner.GetJsonAsync($"{sandbox}/snapshots")).GetProperty("items").EnumerateArray().Single().GetProperty("name").GetString().ShouldBe("before");
        (await fixture.Owner.SendAsync(HttpMethod.Delete, $"{sandbox}/snapshots/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await fixture.Owner.SendAsync(HttpMethod.Post, $"{sandbox}/snapshots/{id}/restore")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var other = await fixture.SandboxAsync();
        (await fixture.Owner.SendAsync(HttpMethod.Post, $"{other}/snapshots/{id}/restore")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("python", "x = 41", "x + 1")]
    [InlineData("javascript", "let x = 41", "x + 1")]
    public async Task Contexts_KeepTheirState_UntilEnded(string language, string first, string second)
    {
        var sandbox = await fixture.SandboxAsync();
        var context = $"{sandbox}/contexts/{(await fixture.Owner.PostJsonAsync($"{sandbox}/contexts", new { language })).GetProperty("id").GetString()}";
        await fixture.Owner.PostJsonAsync($"{context}/cells", new { source = first });
        (await fixture.Owner.PostJsonAsync($"{context}/cells", new { source = second })).GetProperty("value").GetString().ShouldBe("42");
        (await fixture.Owner.SendAsync(HttpMethod.Delete, context)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await fixture.Owner.PostAsync($"{context}/cells", new { source = second })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Usage_IsStreamed_WithProgramsAndLimits()
    {
        var sandbox = await fixture.SandboxAsync();
        using var stream = await fixture.Owner.Http.GetStreamAsync($"{sandbox}/usage", Token);
        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync(Token)).ShouldBe("event: usage");
        var usage = System.Text.Json.JsonElement.Parse((await reader.ReadLineAsync(Token))!["data: ".Length..]);
        (usage.GetProperty("memoryLimit").GetInt64(), usage.GetProperty("programs").GetArrayLength()).ShouldBe((512L << 20, 0));
    }

    [Fact]
    public async Task Programs_Kept_AreListedFollowedAndKilled()
    {
        var sandbox = await fixture.SandboxAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{sandbox}/exec") { Content = new StringContent("""{"command":"echo up; sleep 100","keep":true}""", Encoding.UTF8, "application/json") };
        using (var answer = await fixture.Owner.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token))
        {
            using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Token));
            while (await reader.ReadLineAsync(Token) is { } line && line != "event: stdout")
            {
            }
        }

        var program = (await fixture.Owner.GetJsonAsync($"{sandbox}/programs")).GetProperty("items").EnumerateArray().Single();
        program.GetProperty("command").GetString().ShouldBe("echo up; sleep 100");
        var following = fixture.Owner.GetStringAsync($"{sandbox}/programs/{program.GetProperty("id").GetString()}/output");
        (await fixture.Owner.SendAsync(HttpMethod.Delete, $"{sandbox}/programs/{program.GetProperty("id").GetString()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var (output, exit) = SurfaceFixture.Read(await following);
        (output, exit.GetProperty("reason").GetString()).ShouldBe(("up\n", "cancelled"));
        (await fixture.Owner.GetJsonAsync($"{sandbox}/programs")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Delete_RemovesFilesAndRow_AnotherWorkspaceSeesNothing()
    {
        var sandbox = await fixture.SandboxAsync();
        await fixture.ExecAsync(sandbox, new { command = "echo x > f" });
        var elsewhere = (await fixture.Owner.PostJsonAsync("/api/v1/workspaces", new { name = "Elsewhere" })).GetProperty("id").GetString()!;
        foreach (var path in new[] { "", "/files", "/programs", "/snapshots", "/files/content?path=f" })
        {
            (await fixture.Owner.SendAsync(HttpMethod.Get, sandbox + path, null, ("Cadre-Workspace", elsewhere))).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await fixture.Owner.SendAsync(HttpMethod.Delete, sandbox)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await fixture.Owner.GetAsync(sandbox)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await fixture.Owner.GetAsync($"{sandbox}/files")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Quota_HoldsAgainstManyAtOnce()
    {
        var elsewhere = (await fixture.Owner.PostJsonAsync("/api/v1/workspaces", new { name = "Full" })).GetProperty("id").GetString()!;
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => fixture.Owner.SendAsync(HttpMethod.Post, "/api/v1/sandboxes", new { name = $"s{i}", diskMb = 64 }, ("Cadre-Workspace", elsewhere))));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(20);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(10);
    }

    [Fact]
    public async Task Viewer_ReadsButRunsNothing()
    {
        var sandbox = await fixture.SandboxAsync();
        using var viewer = fixture.Server.WithKey((await fixture.KeyAsync(Role.Viewer)).Key);
        (await viewer.GetAsync($"{sandbox}/files")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await viewer.PostAsync($"{sandbox}/exec", new { command = "id" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await viewer.SendAsync(HttpMethod.Delete, sandbox)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
