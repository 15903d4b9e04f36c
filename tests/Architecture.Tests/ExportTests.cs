using System.Reflection;
using Cadre.Identity;

namespace Cadre.Architecture.Tests;

/// <summary>A module shows its Contracts, its module class and its options; nothing else.</summary>
public sealed class ExportTests
{
    [Fact]
    public void Modules_ExportContractsOnly() => Modules().SelectMany(module => Violations(module.Name, module.Types)).ShouldBeEmpty();

    [Fact]
    public void Modules_AreFound() => Modules().Select(module => module.Name).ShouldContain("Identity");

    [Fact]
    public void Guard_PlantedViolation_IsSeen() => Violations("Architecture", [typeof(ExportTests)]).ShouldNotBeEmpty();

    private static IEnumerable<string> Violations(string module, IEnumerable<Type> exported) => exported
        .Where(type => !(type.Namespace ?? "").StartsWith($"Cadre.{module}.Contracts", StringComparison.Ordinal) && type.Name != $"{module}Module" && type.Name != $"{module}Options")
        .Select(type => type.FullName ?? type.Name);

    private static IEnumerable<(string Name, Type[] Types)> Modules()
    {
        var folder = Path.GetDirectoryName(typeof(IdentityModule).Assembly.Location)!;
        return Directory.EnumerateDirectories(Path.Combine(SourceTree.Root, "src", "Modules"))
            .Select(path => Path.GetFileName(path)!)
            .Where(name => File.Exists(Path.Combine(folder, $"Cadre.{name}.dll")))
            .Select(name => (name, Assembly.Load($"Cadre.{name}").GetExportedTypes()));
    }
}
