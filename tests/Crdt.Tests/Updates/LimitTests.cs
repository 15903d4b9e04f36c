namespace Cadre.Crdt.Tests.Updates;

public class LimitTests
{
    [Fact]
    public void ApplyUpdate_NestedTooDeep_RefusedAndUnchanged()
    {
        var source = new Doc();
        var map = source.GetMap("m");
        for (var i = 0; i < 20; i++)
        {
            map["n"] = new SharedMap();
            map = map.GetMap("n")!;
        }

        var doc = new Doc(new DocOptions { Limits = new DocLimits { TypeDepth = 10 } });
        var result = doc.ApplyUpdate(source.EncodeStateAsUpdate());
        result.Status.ShouldBe(ApplyStatus.TooLarge);
        doc.StateVector().Count.ShouldBe(0);
        doc.RootNames.ShouldBeEmpty();
    }

    [Fact]
    public void ApplyUpdate_TooManyBytes_Refused()
    {
        var source = new Doc();
        source.GetText("t").Insert(0, new string('x', 1000));
        var doc = new Doc(new DocOptions { Limits = new DocLimits { UpdateBytes = 100 } });
        doc.ApplyUpdate(source.EncodeStateAsUpdate()).Status.ShouldBe(ApplyStatus.TooLarge);
    }

    [Fact]
    public void ApplyUpdate_WaitingBeyondLimit_Refused()
    {
        var source = new Doc();
        var updates = new List<byte[]>();
        source.Updated += update => updates.Add(update.Update.ToArray());
        for (var i = 0; i < 50; i++) source.GetArray("a").Add(new string('x', 100));
        var doc = new Doc(new DocOptions { Limits = new DocLimits { PendingBytes = 1000 } });
        var results = updates.Skip(1).Select(update => doc.ApplyUpdate(update).Status).ToList();
        results.ShouldContain(ApplyStatus.Waiting);
        results[^1].ShouldBe(ApplyStatus.TooLarge);
        doc.PendingBytes.ShouldBeLessThanOrEqualTo(1000);
    }

    [Fact]
    public void ApplyUpdate_MissingOneArrives_WaitingOnesGoOn()
    {
        var source = new Doc();
        var updates = new List<byte[]>();
        source.Updated += update => updates.Add(update.Update.ToArray());
        foreach (var word in new[] { "one ", "two ", "three" }) source.GetText("t").Append(word);
        var doc = new Doc();
        doc.ApplyUpdate(updates[2]).Status.ShouldBe(ApplyStatus.Waiting);
        doc.ApplyUpdate(updates[1]).Status.ShouldBe(ApplyStatus.Waiting);
        doc.GetText("t").ToString().ShouldBeEmpty();
        doc.ApplyUpdate(updates[0]).Status.ShouldBe(ApplyStatus.Applied);
        doc.GetText("t").ToString().ShouldBe("one two three");
        doc.PendingBytes.ShouldBe(0);
    }
}
