using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Tests.Live;
using Cadre.Kernel;

namespace Cadre.Canvases.Tests.Versions;

public class MergeTests(LiveFixture fixture) : IClassFixture<LiveFixture>
{
    private readonly TestServer server = fixture.Server;
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Merge_DifferentThings_TakesBothWithoutConflict()
    {
        var (canvas, branch) = await BranchedAsync();
        await EditAsync(canvas, Set("a", """{"text":"ours"}"""), Edits.Block("o"));
        await EditAsync(branch, Set("a", """{"text":"hi","n":2}"""), new RemoveBlock("b"), Edits.Block("t"), Edits.Connection("new", "t", "a"), new MoveBlock("a", new(50, 60, 70, 80)));
        var merged = await MergeAsync(canvas, branch, apply: true);
        (merged.GetProperty("applied").GetBoolean(), merged.GetProperty("conflicts").GetArrayLength()).ShouldBe((true, 0));
        var read = await ReadAsync(canvas);
        read.Blocks.Select(block => block.Id).ShouldBe(["a", "o", "t"], ignoreOrder: true);
        var a = read.Blocks.Single(block => block.Id == "a");
        JsonElement.DeepEquals(a.Settings, JsonElement.Parse("""{"text":"ours","n":2}""")).ShouldBeTrue(a.Settings.GetRawText());
        a.Box.X.ShouldBe(50);
        read.Connections.ShouldHaveSingleItem().Id.ShouldBe("new");
        read.Title.ShouldBe("");
        (await server.History.ListAsync(server.Tenant(), canvas, long.MaxValue, 5, Token)).Value.Items[0].Name.ShouldBe("bob");
    }

    [Theory]
    [InlineData("ours")]
    [InlineData("theirs")]
    public async Task Merge_SameField_IsAConflictUntilResolved(string side)
    {
        var (canvas, branch) = await BranchedAsync();
        await EditAsync(canvas, Set("a", """{"text":"ours"}"""));
        await EditAsync(branch, Set("a", """{"text":"theirs"}"""));
        var open = await MergeAsync(canvas, branch, apply: true);
        open.GetProperty("applied").GetBoolean().ShouldBeFalse();
        var conflict = open.GetProperty("conflicts").EnumerateArray().ShouldHaveSingleItem();
        (conflict.GetProperty("kind").GetString(), conflict.GetProperty("path").GetString(), conflict.GetProperty("base").GetString(), conflict.GetProperty("ours").GetString(), conflict.GetProperty("theirs").GetString())
            .ShouldBe(("field", "settings.text", "hi", "ours", "theirs"));
        (await TextAsync(canvas)).ShouldBe("ours");
        var done = await MergeAsync(canvas, branch, apply: true, new() { [conflict.GetProperty("id").GetString()!] = side });
        done.GetProperty("applied").GetBoolean().ShouldBeTrue();
        (await TextAsync(canvas)).ShouldBe(side);
        (await MergeAsync(canvas, branch, apply: false)).GetProperty("conflicts").GetArrayLength().ShouldBe(0); // what is settled stays settled
    }

    [Fact]
    public async Task Merge_LinesOfOneText_AreMergedAndCollisionsKeepBoth()
    {
        var (canvas, branch) = await BranchedAsync("one line\nmiddle line\nlast line");
        await EditAsync(canvas, Text("first line\nmiddle line\nlast line"));
        await EditAsync(branch, Text("one line\nmiddle line\nlast words\nand more"));
        (await MergeAsync(canvas, branch, apply: true)).GetProperty("conflicts").GetArrayLength().ShouldBe(0);
        (await TextAsync(canvas)).ShouldBe("first line\nmiddle line\nlast words\nand more");

        await EditAsync(canvas, Text("first line\nmiddle here\nlast words\nand more"));
        await EditAsync(branch, Text("one line\nmiddle there\nlast words\nand more"));
        var conflict = (await MergeAsync(canvas, branch, apply: true)).GetProperty("conflicts").EnumerateArray().ShouldHaveSingleItem();
        conflict.GetProperty("oursText").EnumerateArray().ShouldContain(part => part.GetProperty("op").GetString() == "insert" && part.GetProperty("text").GetString() == "here");
        (await MergeAsync(canvas, branch, apply: true, new() { [conflict.GetProperty("id").GetString()!] = "both" })).GetProperty("applied").GetBoolean().ShouldBeTrue();
        (await TextAsync(canvas)).ShouldBe("first line\nmiddle here\none line\nmiddle there\nlast words\nand more");
    }

    [Fact]
    public async Task Restore_TextThatAnEditorMirrored_IsTakenOverByTheEditor()
    {
        var canvas = await server.NewCanvasAsync();
        await EditAsync(canvas, new AddBlock(new("a", "content", "A", JsonElement.Parse("""{"text":"old"}""")) { Props = JsonElement.Parse("""{"mirrored":{"text":"f"}}""") }));
        await EditAsync(canvas, Text("new"));
        var moments = (await server.History.ListAsync(server.Tenant(), canvas, long.MaxValue, 5, Token)).Value.Items;
        (await server.History.RestoreAsync(server.Tenant(), canvas, moments[0].LastSeq - 1, Token)).IsOk.ShouldBeTrue();
        var block = (await ReadAsync(canvas)).Blocks.ShouldHaveSingleItem();
        (block.Settings.GetProperty("text").GetString(), block.Props).ShouldBe(("old", null));
    }

    [Theory]
    [InlineData("ours", true)]
    [InlineData("theirs", false)]
    public async Task Merge_RemovedThereChangedHere_IsAConflict(string side, bool stays)
    {
        var (canvas, branch) = await BranchedAsync();
        await EditAsync(canvas, new SetBlock("a", "Changed", null));
        await EditAsync(branch, new RemoveBlock("a"));
        var conflict = (await MergeAsync(canvas, branch, apply: false)).GetProperty("conflicts").EnumerateArray().ShouldHaveSingleItem();
        (conflict.GetProperty("kind").GetString(), conflict.TryGetProperty("theirs", out _)).ShouldBe(("removedChanged", false));
        await MergeAsync(canvas, branch, apply: true, new() { [conflict.GetProperty("id").GetString()!] = side });
        (await ReadAsync(canvas)).Blocks.Any(block => block.Id == "a").ShouldBe(stays);
    }

    [Fact]
    public async Task Merge_GroupsIntoEachOther_EndsWithoutCircle()
    {
        var (canvas, branch) = await BranchedAsync();
        await EditAsync(canvas, new RemoveBlock("a"), Edits.Block("a", "b"));
        await EditAsync(branch, new RemoveBlock("b"), Edits.Block("b", "a"));
        var conflicts = (await MergeAsync(canvas, branch, apply: false)).GetProperty("conflicts").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, _ => "theirs");
        (await MergeAsync(canvas, branch, apply: true, conflicts)).GetProperty("applied").GetBoolean().ShouldBeTrue();
        (await ReadAsync(canvas)).Blocks.Count(block => block.Parent is not null).ShouldBeLessThan(2);
    }

    [Fact]
    public async Task Merge_BackAndForth_StartsFromTheLastMerge()
    {
        var (canvas, branch) = await BranchedAsync();
        await EditAsync(branch, Set("a", """{"text":"one"}"""));
        await MergeAsync(canvas, branch, apply: true);
        await EditAsync(canvas, Set("a", """{"text":"two"}"""));
        (await MergeAsync(branch, canvas, apply: true)).GetProperty("conflicts").GetArrayLength().ShouldBe(0);
        (await TextAsync(branch)).ShouldBe("two");
        await EditAsync(branch, Set("a", """{"text":"three"}"""));
        (await MergeAsync(canvas, branch, apply: true)).GetProperty("conflicts").GetArrayLength().ShouldBe(0);
        (await TextAsync(canvas)).ShouldBe("three");
    }

    [Fact]
    public async Task Merge_StrangersOrForeign_IsRefused()
    {
        var (canvas, _) = await BranchedAsync();
        var answer = await server.SendAsync(HttpMethod.Post, $"canvases/{canvas}/merge", new { branch = new { canvasId = await server.NewCanvasAsync() }, apply = true }, 400);
        answer.GetProperty("code").GetString().ShouldBe("not_a_branch");
        await using var other = await TestServer.StartAsync(fixture.Database.Database, new WorkspaceId(Guid.CreateVersion7()));
        await server.SendAsync(HttpMethod.Post, $"canvases/{canvas}/merge", new { branch = new { canvasId = await other.NewCanvasAsync() }, apply = true }, 404);
    }

    private async Task<(CanvasId Canvas, CanvasId Branch)> BranchedAsync(string text = "hi")
    {
        var canvas = await server.NewCanvasAsync();
        await EditAsync(canvas, Edits.Block("a"), Edits.Block("b"), Edits.Connection("e", "a", "b"), Text(text));
        var made = await server.PostAsync($"canvases/{canvas}/branches", new { title = "Branch" });
        return (canvas, new CanvasId(made.GetProperty("canvasId").GetGuid()));
    }

    private Task<JsonElement> MergeAsync(CanvasId canvas, CanvasId branch, bool apply, Dictionary<string, string>? resolutions = null) =>
        server.PostAsync($"canvases/{canvas}/merge?person=bob", new { branch = new { canvasId = branch }, apply, resolutions }, 200);

    private async Task EditAsync(CanvasId canvas, params CanvasEdit[] edits)
    {
        var edited = await server.Documents.EditAsync(server.Tenant(), canvas, edits, Token);
        edited.IsOk.ShouldBeTrue(edited.Error?.Message);
    }

    private static SetBlock Text(string text) => new("a", null, JsonSerializer.SerializeToElement(new { text }));

    private static SetBlock Set(string id, string settings) => new(id, null, JsonElement.Parse(settings));

    private async Task<CanvasSnapshot> ReadAsync(CanvasId canvas) => (await server.Documents.ReadAsync(server.Tenant(), canvas, Token)).Value;

    private async Task<string?> TextAsync(CanvasId canvas) => (await ReadAsync(canvas)).Blocks.Single(block => block.Id == "a").Settings.GetProperty("text").GetString();
}
