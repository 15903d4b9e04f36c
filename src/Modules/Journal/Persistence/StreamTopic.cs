using Cadre.Kernel;

namespace Cadre.Journal.Persistence;

/// <summary>The notification topic of a stream: its name; the workspace's own stream adds the workspace's id.</summary>
internal static class StreamTopic
{
    public const string Workspace = "workspace";

    public static string Of(Tenant tenant, string stream) => stream == Workspace ? $"{Workspace}:{tenant.Workspace}" : stream;
}
