using Cadre.Workers.Data.Engine;

namespace Cadre.Workers.Data.Protocol;

/// <summary>One request being carried out: what it may use, and the warnings it has gathered.</summary>
internal sealed record Job(Request Request, WorkFolder Folder, string Output, DuckSession Engine, Progress Progress, CancellationToken Cancellation)
{
    internal List<Warning> Warnings { get; } = [];

    /// <summary>Where pages are asked for; only while a table is browsed.</summary>
    internal PageLines? Pages { get; init; }

    internal string OutputPath(string name) => Path.Combine(Output, name);

    internal void Warn(string code, string message, long? line = null, string? column = null) =>
        Warnings.Add(new Warning(code, message, line, column));
}
