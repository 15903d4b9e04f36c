using System.Runtime.InteropServices;

namespace Cadre.Workers.Data.Engine.Native;

/// <summary>Finds libduckdb: the full path in <c>CADRE_DUCKDB</c>, given by whoever starts the worker.</summary>
internal static class NativeLibraryPath
{
    internal const string Variable = "CADRE_DUCKDB";

    /// <summary>The configured path, or null when it is unset or no such file is there.</summary>
    internal static string? Configured()
    {
        var path = Environment.GetEnvironmentVariable(Variable);
        return path is not null && File.Exists(path) ? path : null;
    }

    internal static void Use(string path) =>
        NativeLibrary.SetDllImportResolver(typeof(NativeLibraryPath).Assembly, (name, _, _) => Resolve(name, path));

    private static nint Resolve(string name, string path) =>
        name == DuckNative.Library ? NativeLibrary.Load(path) : nint.Zero;
}
