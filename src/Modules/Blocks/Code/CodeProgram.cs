namespace Cadre.Blocks.Code;

/// <summary>How a language is run.</summary>
/// <param name="File">The file its source is written to.</param>
/// <param name="Argv">The program and its arguments.</param>
internal sealed record CodeProgram(string File, IReadOnlyList<string> Argv)
{
    private static readonly Dictionary<string, CodeProgram> All = new(StringComparer.OrdinalIgnoreCase)
    {
        ["python"] = new("main.py", ["/usr/bin/python3", "main.py"]),
        ["javascript"] = new("main.mjs", ["/usr/bin/node", "main.mjs"]),
        ["shell"] = new("main.sh", ["/bin/bash", "main.sh"]),
    };

    /// <summary>Variables of the program: output unbuffered, so that it streams.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PYTHONUNBUFFERED"] = "1",
        ["PYTHONDONTWRITEBYTECODE"] = "1",
        ["MPLBACKEND"] = "Agg",
        ["NO_COLOR"] = "1",
        ["PYTHONPATH"] = CodePackages.PythonFolder,
    };

    /// <summary>The way to run a language; null when unknown.</summary>
    public static CodeProgram? For(string language) => All.GetValueOrDefault(language);
}
