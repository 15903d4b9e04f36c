namespace Cadre.Sandboxes.Oci;

/// <summary>Programs on the path.</summary>
internal static class ProgramPath
{
    /// <summary>The whole path of a program named so, or of that path; null when there is none.</summary>
    public static string? Find(string name) => Path.IsPathRooted(name)
        ? File.Exists(name) ? name : null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
