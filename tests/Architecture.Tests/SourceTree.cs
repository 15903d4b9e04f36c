using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Cadre.Architecture.Tests;

/// <summary>A project and the projects it refers to.</summary>
internal sealed record Project(string Name, IReadOnlyList<string> References);

/// <summary>The projects under src, as their files say.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Find();

    public static IReadOnlyList<Project> Projects() =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(Read)];

    private static Project Read(string file) => new(
        NameOf(file),
        [.. XDocument.Load(file).Descendants("ProjectReference").Select(reference => NameOf(reference.Attribute("Include")!.Value))]);

    private static string NameOf(string path) => path.Contains("Workers", StringComparison.Ordinal)
        ? "Workers." + Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))
        : Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));

    private static string Find([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
