using Cadre.Blocks.Execution;
using Cadre.Kernel;

namespace Cadre.Blocks.Code;

/// <summary>How a language is run.</summary>
/// <param name="File">The file its source is written to.</param>
/// <param name="Argv">The program and its arguments, as seen in the sandbox.</param>
internal sealed record CodeProgram(string File, IReadOnlyList<string> Argv)
{
    /// <summary>Files written beside the source: name → text.</summary>
    public IReadOnlyDictionary<string, string> Beside { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What must be on the server: alternatives; empty for what every server has.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>What to install where none of it is there.</summary>
    public string Install { get; init; } = "";

    /// <summary>The least memory that its compiler works with, in MB.</summary>
    public int LeastMemoryMb { get; init; }

    /// <summary>Variables of the program: output unbuffered, so that it streams.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PYTHONUNBUFFERED"] = "1",
        ["PYTHONDONTWRITEBYTECODE"] = "1",
        ["MPLBACKEND"] = "Agg",
        ["NO_COLOR"] = "1",
        ["PYTHONPATH"] = CodePackages.PythonFolder,
    };

    /// <summary>Why it cannot run on this server; null when it can.</summary>
    public Error? Missing(string language) => Needs.Count == 0 || Needs.Any(path => System.IO.File.Exists(path))
        ? null
        : Outcomes.Unusable("language_missing", $"This server has no {language}.", $"{Install} on the server, then run the block again; or write it in Python or JavaScript.");
}
