namespace Cadre.Sandboxes.Languages;

/// <summary>The small programs that are part of this assembly and run inside sandboxes.</summary>
internal static class EmbeddedPrograms
{
    /// <summary>Reads one by its file name.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedPrograms).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program '{name}' is not embedded: add it to the project.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
