using Cadre.Workers.Data.Engine.Native;

namespace Cadre.Workers.Data.Engine;

/// <summary>Binds the native library once per process.</summary>
internal static class EngineLibrary
{
    private static int loaded;

    internal static void Load(string path)
    {
        if (Interlocked.Exchange(ref loaded, 1) == 0) NativeLibraryPath.Use(path);
    }
}
