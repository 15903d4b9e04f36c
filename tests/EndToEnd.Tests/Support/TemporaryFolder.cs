namespace Cadre.EndToEnd.Tests.Support;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cadre-out-").FullName;

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public IReadOnlyList<string> Files() => Directory.GetFiles(Path, "*", SearchOption.AllDirectories);

    public bool StartsWith(string file, string text)
    {
        using var stream = File.OpenRead(file);
        var head = new byte[text.Length];
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && System.Text.Encoding.ASCII.GetString(head) == text;
    }

    public string AllText() => string.Concat(Files().Where(f => f.EndsWith(".md", StringComparison.Ordinal)).Select(File.ReadAllText));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
