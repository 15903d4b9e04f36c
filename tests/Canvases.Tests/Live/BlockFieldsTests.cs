using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Editing;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Tests.Live;

/// <summary>Two people on one block: each field is its own; stored documents with the plain object read as they always did.</summary>
public class BlockFieldsTests
{
    [Fact]
    public void Set_TwoPeopleDifferentFields_BothAreKept()
    {
        var (ada, bob) = Replicas();
        Edit(ada, new SetBlock("b", null, JsonElement.Parse("""{"prompt":"ada","model":"m","temperature":1}""")));
        Edit(bob, new SetBlock("b", "Bob's title", JsonElement.Parse("""{"prompt":"p","model":"bob","temperature":1}""")));
        Sync(ada, bob);
        foreach (var doc in new[] { ada, bob })
        {
            var block = CanvasContent.Read(doc).Blocks[0];
            block.Title.ShouldBe("Bob's title");
            JsonElement.DeepEquals(block.Settings, JsonElement.Parse("""{"prompt":"ada","model":"bob","temperature":1}""")).ShouldBeTrue(block.Settings.GetRawText());
        }
    }

    [Fact]
    public void Set_OneRemovesASettingAnotherChangesOne_BothAreKept()
    {
        var (ada, bob) = Replicas();
        Edit(ada, new SetBlock("b", null, JsonElement.Parse("""{"prompt":"p","model":"m"}""")));
        Edit(bob, new SetBlock("b", null, JsonElement.Parse("""{"prompt":"new","model":"m","temperature":1}""")));
        Sync(ada, bob);
        CanvasContent.Read(ada).Blocks[0].Settings.GetRawText().ShouldBe("""{"prompt":"new","model":"m"}""");
    }

    [Fact]
    public void Read_DocumentOfBefore_IsAsItWas()
    {
        var doc = new Doc();
        doc.GetMap("blocks")["b"] = new SharedMap { { "type", "content" }, { "at", new Any[] { Any.Null, "a0" } }, { "p", Any.ParseJson("""{"title":"T","settings":{"a":1},"color":"red"}""")!.Value }, { "createdBy", "x" } };
        var block = CanvasContent.Read(doc).Blocks[0];
        (block.Title, block.Settings.GetRawText(), block.Props?.GetRawText()).ShouldBe(("T", """{"a":1}""", """{"color":"red"}"""));
        Edit(doc, new SetBlock("b", null, JsonElement.Parse("""{"a":2,"p.x":3}""")));
        CanvasContent.Read(doc).Blocks[0].Settings.GetRawText().ShouldBe("""{"a":2,"p.x":3}""");
    }

    [Fact]
    public void Write_WhatIsEqual_WritesNothing()
    {
        var (doc, _) = Replicas();
        var updates = 0;
        doc.Updated += _ => updates++;
        Edit(doc, new SetBlock("b", null, JsonElement.Parse("""{"prompt":"p","model":"m","temperature":1}""")));
        updates.ShouldBe(0);
        doc.GetMap("blocks").GetMap("b")!.Count.ShouldBe(4);
    }

    private static (Doc Ada, Doc Bob) Replicas()
    {
        var ada = new Doc(new DocOptions { ClientId = 1 });
        Edit(ada, new AddBlock(new CanvasBlock("b", "content", "T", JsonElement.Parse("""{"prompt":"p","model":"m","temperature":1}"""))));
        var bob = new Doc(new DocOptions { ClientId = 2 });
        Sync(ada, bob);
        return (ada, bob);
    }

    private static void Edit(Doc doc, CanvasEdit edit) => doc.Transact(_ => CanvasEditing.Apply(doc, Actor.System, [edit]).IsOk.ShouldBeTrue());

    private static void Sync(Doc one, Doc other)
    {
        other.ApplyUpdate(one.EncodeStateAsUpdate());
        one.ApplyUpdate(other.EncodeStateAsUpdate());
    }
}
