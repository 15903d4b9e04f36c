using System.Text.Json;
using Cadre.Canvases.Catalog;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Domain;
using Cadre.Canvases.Tests.Domain;
using Cadre.Canvases.Upgrades;

namespace Cadre.Canvases.Tests.Upgrades;

public sealed class CanvasUpgradeTests
{
    private static readonly BlockManifest First = Manifest(1, "text", "out");
    private static readonly BlockManifest Third = Manifest(3, "content", "result") with
    {
        Migrations =
        [
            new(1, [new RenameSetting("colour", "color"), new MoveSetting("size", "style.size"), new DefaultSetting("mode", Json("\"plain\"")), new DropSetting("old"), new RenamePort("in", "text", "content")]),
            new(2, [new MapSetting("color", new Dictionary<string, JsonElement> { ["crimson"] = Json("\"red\"") }), new RenamePort("out", "out", "result"), new DropPort("out", "extra")]),
        ],
    };

    private static readonly CanvasSnapshot Canvas = new(
        "Labels",
        [Sketch.Block("a", "input", "{}"), Sketch.Block("b", "label", """{"colour":"crimson","size":3,"old":[1]}"""), Sketch.Block("c", "output", "{}")],
        [Sketch.Wire("a", "value", "b", "text"), Sketch.Wire("b", "out", "c", "value"), Sketch.Wire("b", "extra", "c", "value")]);

    [Fact]
    public void Of_OldBlock_IsChangedStepByStep()
    {
        var upgrade = CanvasUpgrade.Of(Canvas, Catalog(Third));

        var block = upgrade.Canvas.Blocks.Single(b => b.Id == "b");
        block.Version.ShouldBe(3);
        block.Settings.GetRawText().ShouldBe("""{"color":"red","style":{"size":3},"mode":"plain"}""");
        upgrade.Canvas.Connections.Select(c => $"{c.From}.{c.FromPort} {c.To}.{c.ToPort}").ShouldBe(["a.value b.content", "b.result c.value"]);
        var told = upgrade.Upgraded.ShouldHaveSingleItem();
        (told.From, told.To).ShouldBe((1, 3));
        told.Changes.ShouldContain("The setting 'old' is gone; it was [1].");
        told.Changes.ShouldContain("The output 'extra' is gone, and 1 connection(s) with it.");
    }

    [Fact]
    public void Of_OldBlock_RunsAsTheNewVersion()
    {
        var catalog = Catalog(Third);
        var upgraded = CanvasUpgrade.Of(Canvas, catalog).Canvas;
        new CanvasChecker(new SettingsSchemas()).Check(upgraded, catalog).Keys.ShouldNotContain("b");
    }

    [Fact]
    public void Of_NoWayToTheNewest_StaysWithTheVersionBeside()
    {
        var catalog = Catalog(First, Third with { Migrations = [Third.Migrations[1]] });
        var upgrade = CanvasUpgrade.Of(Canvas, catalog);
        upgrade.Edits.ShouldBeEmpty();
        new CanvasChecker(new SettingsSchemas()).Check(upgrade.Canvas, catalog).Keys.ShouldNotContain("b");
    }

    [Theory]
    [InlineData(1, "version_missing")]
    [InlineData(9, "version_newer")]
    public void Check_VersionThatIsNotHere_SaysWhatToInstall(int version, string code)
    {
        var catalog = Catalog(Third with { Migrations = [] });
        var canvas = Canvas with { Blocks = [.. Canvas.Blocks.Select(b => b.Id == "b" ? b with { Version = version } : b)] };
        var upgrade = CanvasUpgrade.Of(canvas, catalog);
        upgrade.Canvas.Blocks.Single(b => b.Id == "b").Settings.GetRawText().ShouldBe(Canvas.Blocks[1].Settings.GetRawText());
        new CanvasChecker(new SettingsSchemas()).Check(upgrade.Canvas, catalog)["b"].ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public void Check_UnknownType_NamesThePackage() =>
        new CanvasChecker(new SettingsSchemas()).Check(Canvas, Sketch.Catalog)["b"].ShouldHaveSingleItem().Message.ShouldContain("needs the package 'label', version 1");

    [Fact]
    public void Of_Twice_ChangesNothingMore() => CanvasUpgrade.Of(CanvasUpgrade.Of(Canvas, Catalog(Third)).Canvas, Catalog(Third)).Edits.ShouldBeEmpty();

    [Fact]
    public void Catalogue_InstalledTypeWithACadreName_NeverTakesItsPlace()
    {
        var catalog = new WorkspaceCatalog(Sketch.Catalog, [First with { Type = "worker", Version = 7 }]);
        catalog.Find("worker")!.Version.ShouldBe(1);
        catalog.Find("worker", 7).ShouldBeNull();
    }

    private static WorkspaceCatalog Catalog(params BlockManifest[] installed) => new(Sketch.Catalog, installed);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static BlockManifest Manifest(int version, string input, string output) => new("label", version, "Label", "A label.", "data")
    {
        Icon = "box",
        Color = "#0891B2",
        Inputs = [new InputPort(input, "any", "Text")],
        Outputs = [new OutputPort(output, "any", "Result"), .. version == 1 ? [new OutputPort("extra", "any", "Extra")] : Array.Empty<OutputPort>()],
        SettingsSchema = Json("""{"type":"object"}"""),
        Package = new($"{version}.0.0", $"hash{version}", ""),
    };
}
