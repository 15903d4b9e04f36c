using Cadre.Blocks.Execution;
using Cadre.Sandboxes;
using Microsoft.Extensions.Options;

namespace Cadre.Blocks.Code;

/// <summary>The languages of code blocks. Compilers run in the sandbox, like what they compile.</summary>
internal sealed class CodeLanguages(IOptions<BlocksOptions> options)
{
    private const string DotnetInside = "/opt/cadre/dotnet";
    private const string TypeScriptInside = "/opt/typescript";
    private static readonly string[] Go = ["/usr/bin/go", "/usr/local/go/bin/go", "/usr/lib/go/bin/go"];
    private static readonly string[] Rust = ["/usr/bin/rustc", "/usr/local/bin/rustc"];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["python", "javascript", "typescript", "shell", "csharp", "go", "rust"];

    /// <summary>The way to run a language; null when unknown.</summary>
    public CodeProgram? For(string language) => language.ToLowerInvariant() switch
    {
        "python" => new("main.py", ["/usr/bin/python3", "main.py"]),
        "javascript" => new("main.mjs", ["/usr/bin/node", "main.mjs"]),
        "shell" => new("main.sh", ["/bin/bash", "main.sh"]),
        "typescript" => TypeScript(),
        "csharp" => CSharp(),
        "go" => Compiled("main.go", $"exec {Found(Go)} run main.go", Go, "Install Go (apt-get install golang-go)", new() { ["GOCACHE"] = "/work/.cache/go", ["GOPATH"] = "/work/.go", ["GO111MODULE"] = "off", ["CGO_ENABLED"] = "0" }),
        "rust" => Compiled("main.rs", $"{Found(Rust)} -C linker=/usr/bin/gcc -O -o /work/.program main.rs && exec /work/.program", Rust, "Install Rust (apt-get install rustc)", []),
        _ => null,
    };

    /// <summary>What a language's sandbox sees of the server beside /usr.</summary>
    public IReadOnlyList<ReadOnlyMount> Mounts(string language) => language.ToLowerInvariant() switch
    {
        "csharp" when !DotnetInUsr => [new ReadOnlyMount(options.Value.DotnetFolder, DotnetInside)],
        "typescript" => [new ReadOnlyMount(options.Value.TypeScriptFolder, TypeScriptInside)],
        _ => [],
    };

    private bool DotnetInUsr => options.Value.DotnetFolder.StartsWith("/usr/", StringComparison.Ordinal);

    private CodeProgram TypeScript() => new("main.ts", ["/usr/bin/node", "--enable-source-maps", ".run.cjs"])
    {
        Beside = new Dictionary<string, string>(StringComparer.Ordinal) { [".run.cjs"] = EmbeddedText.Read("Code/typescript.js") },
        Needs = [Path.Combine(options.Value.TypeScriptFolder, "lib", "typescript.js")],
        Install = "Install the tools (run does it)",
    };

    /// <summary>The compiler of the SDK is called directly: a project and a restore would need the network and seconds.</summary>
    private CodeProgram CSharp()
    {
        var root = options.Value.DotnetFolder;
        var compilers = Directory.Exists(Path.Combine(root, "sdk"))
            ? Directory.GetDirectories(Path.Combine(root, "sdk")).Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll")).Where(File.Exists).ToArray()
            : [];
        return Compiled("main.cs", $"exec /bin/bash .run.sh {(DotnetInUsr ? root : DotnetInside)}", compilers.Length > 0 ? compilers : [Path.Combine(root, "sdk")], "Install the .NET SDK (apt-get install dotnet-sdk-10.0)", new() { ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["DOTNET_EnableDiagnostics"] = "0", ["DOTNET_gcServer"] = "0", ["DOTNET_TieredPGO"] = "0" }) with
        {
            Beside = new Dictionary<string, string>(StringComparer.Ordinal) { [".run.sh"] = EmbeddedText.Read("Code/csharp.sh") },
        };
    }

    private static CodeProgram Compiled(string file, string script, IReadOnlyList<string> needs, string install, Dictionary<string, string> environment)
    {
        var program = new CodeProgram(file, ["/bin/bash", "-c", script]) { Needs = needs, Install = install, LeastMemoryMb = 768 };
        foreach (var (name, value) in program.Environment)
        {
            environment.TryAdd(name, value);
        }

        environment["HOME"] = "/work";
        return program with { Environment = environment };
    }

    private static string Found(string[] places) => places.FirstOrDefault(File.Exists) ?? places[0];
}
