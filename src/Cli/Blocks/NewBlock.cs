using System.Text.RegularExpressions;

namespace Cadre.Cli.Blocks;

/// <summary>Makes a folder with a package that works: manifest, program, examples, README, picture.</summary>
internal static partial class NewBlock
{
    private static readonly string[] Languages = ["python", "javascript", "shell"];

    /// <summary>The folder, relative to where we are.</summary>
    public static string Make(string name, string language)
    {
        if (!Name().IsMatch(name))
        {
            throw new CliFailure(ExitCode.Usage, $"'{name}' is no name of a block.", "Use lower-case letters, digits and dashes, such as price-tag.");
        }

        if (!Languages.Contains(language, StringComparer.Ordinal))
        {
            throw new CliFailure(ExitCode.Usage, $"'{language}' is not run here.", $"Choose {string.Join(", ", Languages)}.");
        }

        if (Directory.Exists(name) || File.Exists(name))
        {
            throw new CliFailure(ExitCode.Usage, $"There is something called {name} here already.", "Choose another name.");
        }

        var entry = language switch { "python" => "main.py", "javascript" => "main.mjs", _ => "main.sh" };
        var title = char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ').Replace('.', ' ');
        Directory.CreateDirectory(name);
        foreach (var (file, template) in new[] { ("cadre-block.json", "cadre-block.json"), ("README.md", "README.md"), ("picture.svg", "picture.svg"), (entry, $"{language}/{entry}") })
        {
            File.WriteAllText(Path.Combine(name, file), Read(template).Replace("NAME", name, StringComparison.Ordinal).Replace("TITLE", title, StringComparison.Ordinal).Replace("LANGUAGE", language, StringComparison.Ordinal).Replace("ENTRY", entry, StringComparison.Ordinal));
        }

        return name;
    }

    private static string Read(string template)
    {
        using var stream = typeof(NewBlock).Assembly.GetManifestResourceStream($"Templates/{template}") ?? throw new InvalidOperationException($"The template {template} is not embedded: check Cli.csproj.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z][a-z0-9]*(-[a-z0-9]+)*)?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
