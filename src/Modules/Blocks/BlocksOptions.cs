namespace Cadre.Blocks;

/// <summary>Where the programs and files are that block types load into sandboxes.</summary>
public sealed class BlocksOptions
{
    /// <summary>Folder with <c>Cadre.Workers.Data.dll</c>. Default: <c>workers/data</c> beside the server.</summary>
    public string DataWorkerFolder { get; set; } = Path.Combine(AppContext.BaseDirectory, "workers", "data");

    /// <summary>The DuckDB library of tables. Default: <c>workers/duckdb/libduckdb.so</c> beside the server.</summary>
    public string DuckDbLibrary { get; set; } = Path.Combine(AppContext.BaseDirectory, "workers", "duckdb", "libduckdb.so");

    /// <summary>Folder with <c>mermaid.min.js</c>. Default: <c>workers/mermaid</c> beside the server.</summary>
    public string MermaidFolder { get; set; } = Path.Combine(AppContext.BaseDirectory, "workers", "mermaid");

    /// <summary>Folder with <c>katex.min.js</c>, <c>katex.min.css</c> and <c>fonts</c>. Default: <c>workers/katex</c> beside the server.</summary>
    public string KatexFolder { get; set; } = Path.Combine(AppContext.BaseDirectory, "workers", "katex");

    /// <summary>Folder of the TypeScript package. Default: <c>workers/typescript</c> beside the server.</summary>
    public string TypeScriptFolder { get; set; } = Path.Combine(AppContext.BaseDirectory, "workers", "typescript");

    /// <summary>The .NET host that runs workers. Default: the one of <c>DOTNET_ROOT</c>, else <c>/usr/share/dotnet</c> or <c>/usr/lib/dotnet</c>.</summary>
    public string DotnetFolder { get; set; } = FindDotnet();

    /// <summary>The browser that renders pages. Default <c>/usr/lib/chromium/chromium</c>, where it is there, else <c>/usr/bin/chromium</c>.</summary>
    public string ChromiumPath { get; set; } = File.Exists("/usr/lib/chromium/chromium") ? "/usr/lib/chromium/chromium" : "/usr/bin/chromium";

    /// <summary>Folder whose folders are the block packages that every workspace gets once. Default: <c>blocks</c> beside the server.</summary>
    public string PackagesFolder { get; set; } = Path.Combine(AppContext.BaseDirectory, "blocks");

    /// <summary>How many browsers may wait warm, each for one workspace (about 200 MB). Default 2.</summary>
    public int WarmBrowsers { get; set; } = 2;

    /// <summary>How long a browser waits unused before it is closed. Default 90 s.</summary>
    public TimeSpan BrowserIdle { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>How many tables may be open for looking at, each with a worker in a sandbox (100 to 800 MB). Default 3.</summary>
    public int OpenTables { get; set; } = 3;

    /// <summary>How long a table stays open after the last look. Default 90 s.</summary>
    public TimeSpan TableIdle { get; set; } = TimeSpan.FromSeconds(90);

    private static string FindDotnet()
    {
        string?[] candidates = [Environment.GetEnvironmentVariable("DOTNET_ROOT"), "/usr/share/dotnet", "/usr/lib/dotnet"];
        return candidates.FirstOrDefault(folder => folder is not null && File.Exists(Path.Combine(folder, "dotnet"))) ?? "/usr/share/dotnet";
    }
}
