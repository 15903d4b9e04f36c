using Cadre.Crdt.Tests.Fuzz;

namespace Cadre.Crdt.Tests.Updates;

/// <summary>Hostile input: every refusal leaves the document as it was. CADRE_CRDT_MUTATIONS sets how many (4,000 by default).</summary>
public class MutatedUpdateTests
{
    [Fact]
    public void ApplyUpdate_Mutated_RefusedWithoutChangeOrAppliedConsistently()
    {
        var random = new Random(7);
        var updates = Updates(random);
        var state = Base(updates).EncodeStateAsUpdate();
        var untouched = Load(state);
        var (before, content) = (untouched.EncodeStateAsUpdate(), DocContent.Of(untouched));
        var refused = 0;
        for (var i = 0; i < YjsFuzzTests.Setting("CADRE_CRDT_MUTATIONS", 4000); i++)
        {
            var doc = Load(state);
            var mutated = Mutate(updates[random.Next(updates.Count)], random);
            var result = doc.ApplyUpdate(mutated);
            if (result.Accepted)
            {
                StoreInvariants.Check(doc);
                continue;
            }

            refused++;
            doc.EncodeStateAsUpdate().ShouldBe(before, $"mutation {i}");
            DocContent.Of(doc).ShouldBe(content);
            doc.PendingBytes.ShouldBe(0);
        }

        refused.ShouldBeGreaterThan(0);
    }

    private static Doc Base(List<byte[]> updates)
    {
        var doc = new Doc();
        foreach (var update in updates.Take(updates.Count / 2)) doc.ApplyUpdate(update);
        return doc;
    }

    private static Doc Load(byte[] state)
    {
        var doc = new Doc();
        doc.ApplyUpdate(state).Accepted.ShouldBeTrue();
        return doc;
    }

    private static List<byte[]> Updates(Random random)
    {
        var updates = new List<byte[]>();
        var doc = new Doc(new DocOptions { Randomness = random });
        doc.Updated += update => updates.Add(update.Update.ToArray());
        var edits = new RandomEdits(random);
        for (var i = 0; i < 30; i++) edits.Make(doc, 2);
        return updates;
    }

    private static byte[] Mutate(byte[] update, Random random)
    {
        var mutated = update.ToArray();
        for (var flips = random.Next(1, 5); flips > 0; flips--) mutated[random.Next(mutated.Length)] = random.Next(3) == 0 ? (byte)255 : (byte)random.Next(256);
        return random.Next(5) == 0 ? mutated[..random.Next(mutated.Length)] : mutated;
    }
}
