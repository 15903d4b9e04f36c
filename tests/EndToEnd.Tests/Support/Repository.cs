namespace Cadre.EndToEnd.Tests.Support;

/// <summary>Where the built programs are: the configuration that this test was built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Configuration { get; } = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    public static string Server => Path.Combine(Root, "src", "Server", "bin", Configuration, "net10.0", "Cadre.Server.dll");

    public static string Cli => Path.Combine(Root, "src", "Cli", "bin", Configuration, "net10.0", "cadre.dll");

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Cadre.slnx")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside a clone.");
    }
}
