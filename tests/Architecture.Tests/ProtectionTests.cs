using System.Text.RegularExpressions;

namespace Cadre.Architecture.Tests;

/// <summary>Protections of sandboxes can be taken away by tests only: nothing of the product makes weaker ones.</summary>
public sealed partial class ProtectionTests
{
    [Fact]
    public void Product_NeverWeakensProtections() => Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != "Protections.cs" && Weakens(File.ReadAllText(file))).ShouldBeEmpty();

    [Theory]
    [InlineData("var p = new Protections { Guardian = false };"), InlineData("Protections p = new() { Watchdog = false };"), InlineData("host.Start(Protections.All with { Watchdog = false })")]
    public void Guard_PlantedViolation_IsSeen(string source) => Weakens(source).ShouldBeTrue();

    [Fact]
    public void Guard_TheWholeSet_IsAllowed() => Weakens("new BubblewrapHost(options, time, ids, logs, Protections.All)").ShouldBeFalse();

    private static bool Weakens(string source) => Weakening().IsMatch(source);

    [GeneratedRegex(@"new Protections\b|Protections\s+\w+\s*=\s*new|Protections(\.All)?\s+with\b|protections\s+with\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Weakening();
}
