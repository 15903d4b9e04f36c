namespace Cadre.Runs.Contracts;

/// <summary>Hints between nodes about runs.</summary>
public static class RunHints
{
    /// <summary>Runs of a workspace began, ended or wait: the topic is this and the workspace's id. At most a few each second.</summary>
    public const string OfWorkspace = "runs-of:";
}
