namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>The environment of a program.</summary>
internal static class ProgramVariables
{
    /// <summary>Those that every program has, those of the way out, of the sandbox, of the program: later ones win.</summary>
    public static SortedDictionary<string, string> Of(SandboxSpec spec, ExecOptions exec, bool terminal)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
            ["HOME"] = SandboxLayout.Workspace,
            ["USER"] = "sandbox",
            ["LANG"] = "C.UTF-8",
            ["TMPDIR"] = "/tmp",
            ["PYTHONUNBUFFERED"] = "1",
            ["PYTHONDONTWRITEBYTECODE"] = "1",
        };
        if (terminal)
        {
            variables["TERM"] = "xterm-256color";
        }

        foreach (var (name, value) in EgressBridge.VariablesFor(spec).Concat(spec.Environment).Concat(exec.Environment))
        {
            variables[name] = value;
        }

        return variables;
    }
}
