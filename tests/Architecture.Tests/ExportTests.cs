using System.Reflection;
using System.Text.RegularExpressions;
using Cadre.Identity;

namespace Cadre.Architecture.Tests;

/// <summary>A module shows its Contracts, its module class and its options; nothing else.</summary>
public sealed partial class ExportTests
{
    [Fact]
    public void Modules_ExportContractsOnly() => Modules().SelectMany(module => Violations(module.Name, module.Types)).ShouldBeEmpty();

    [Fact]
    public void Modules_AreFound() => Modules().Select(module => module.Name).ShouldContain("Identity");

    [Fact]
    public void Guard_PlantedViolation_IsSeen() => Violations("Architecture", [typeof(ExportTests)]).ShouldNotBeEmpty();

    private static IEnumerable<string> Violations(string module, IEnumerable<Type> exported)
    {
        var contracts = DeclaredIn(Path.Combine(SourceTree.Root, "src", "Modules", module, "Contracts"));
        return exported
            .Where(type => !type.IsNested && !contracts.Contains(type.Name.Split('`')[0]) && type.Name != $"{module}Module" && type.Name != $"{module}Options")
            .Select(type => type.FullName ?? type.Name);
    }

    private static HashSet<string> DeclaredIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).SelectMany(file => Declaration().Matches(File.ReadAllText(file))).Select(match => match.Groups["name"].Value)]
        : [];

    [GeneratedRegex(@"\bpublic\s+(?:(?:static|sealed|abstract|partial|readonly|ref)\s+)*(?:record\s+struct|record\s+class|record|class|struct|interface|enum|delegate\s+[\w<>?]+)\s+(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();

    private static IEnumerable<(string Name, Type[] Types)> Modules()
    {
        var folder = Path.GetDirectoryName(typeof(IdentityModule).Assembly.Location)!;
        return Directory.EnumerateDirectories(Path.Combine(SourceTree.Root, "src", "Modules"))
            .Select(path => Path.GetFileName(path)!)
            .Where(name => File.Exists(Path.Combine(folder, $"Cadre.{name}.dll")))
            .Select(name => (name, Assembly.Load($"Cadre.{name}").GetExportedTypes()));
    }
}
