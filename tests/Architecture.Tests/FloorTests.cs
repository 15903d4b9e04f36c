namespace Cadre.Architecture.Tests;

/// <summary>References go down only; within a floor only where listed.</summary>
public sealed class FloorTests
{
    private static readonly Dictionary<string, int> Floors = new[]
    {
        (0, "Kernel Crdt Expressions Workers.Data"),
        (1, "Postgres"),
        (2, "Nodes Journal Identity"),
        (3, "Connections Sandboxes Models Runs"),
        (4, "Knowledge Agents Canvases"),
        (5, "Blocks Planning Board Triggers"),
        (6, "Deployments Simulations Market Billing Insights"),
        (7, "Server Cli"),
    }.SelectMany(floor => floor.Item2.Split(' ').Select(name => (name, floor.Item1))).ToDictionary();

    private static readonly HashSet<(string, string)> SameFloor = [("Models", "Connections"), ("Sandboxes", "Connections"), ("Journal", "Nodes")];

    [Fact]
    public void References_GoDownOnly() => Violations(SourceTree.Projects()).ShouldBeEmpty();

    [Fact]
    public void Projects_AreFound() => SourceTree.Projects().Select(project => project.Name).ShouldBeSubsetOf(Floors.Keys);

    [Theory]
    [InlineData("Kernel", "Postgres")]
    [InlineData("Journal", "Identity")]
    [InlineData("Runs", "Canvases")]
    [InlineData("Strange", "Kernel")]
    public void Guard_PlantedViolation_IsSeen(string from, string to) => Violations([new(from, [to])]).ShouldNotBeEmpty();

    private static List<string> Violations(IEnumerable<Project> projects) =>
        [.. projects.SelectMany(project => project.References.Where(to => !MayRefer(project.Name, to)).Select(to => $"{project.Name} → {to}"))];

    private static bool MayRefer(string from, string to) =>
        Floors.TryGetValue(from, out var upper) && Floors.TryGetValue(to, out var lower)
        && (upper > lower || (upper == lower && SameFloor.Contains((from, to))));
}
