using System.Text.RegularExpressions;
using Cadre.Crdt.Tests.Fuzz;

namespace Cadre.Crdt.Tests.Updates;

/// <summary>The documents that yjs publishes to prove that format v1 never changes (tests/compatibility.tests.js of the yjs 13.3 package).</summary>
public partial class CompatibilityVectorTests
{
    [Theory]
    [InlineData(0, "array")]
    [InlineData(1, "map")]
    [InlineData(2, "text")]
    public void ApplyUpdate_PublishedDocument_HasPublishedContent(int index, string root)
    {
        YjsPeer.Start().Dispose();
        var source = File.ReadAllText(Path.Combine(YjsPeer.Folder, "node_modules", "yjs-vectors", "tests", "compatibility.tests.js"));
        var document = Documents().Matches(source)[index].Groups["data"].Value;
        var expected = Any.ParseJson(Values().Matches(source)[index].Groups["data"].Value.Replace("\\\\", "\\", StringComparison.Ordinal))!.Value;
        var doc = new Doc();
        doc.ApplyUpdate(Convert.FromBase64String(document)).Status.ShouldBe(ApplyStatus.Applied);
        var actual = root switch
        {
            "array" => doc.GetArray(root).ToAny(),
            "map" => doc.GetMap(root).ToAny(),
            _ => Any.FromList(doc.GetText(root).ToDelta().Select(op => op.ToAny())),
        };
        actual.ShouldBe(expected);
        StoreInvariants.Check(doc);
    }

    [GeneratedRegex("const oldDoc = '(?<data>[^']+)'", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Documents();

    [GeneratedRegex(@"const oldVal = (?:JSON\.parse\('|/\*\*.*?\*/ \()?(?<data>.*?)(?:'\)|\))?\r?\n", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Values();
}
