namespace Cadre.Sandboxes.Tests.Proven;

/// <summary>An attack as Python: it calls <c>won()</c> when it got what it must not get.</summary>
/// <param name="Name">Shown when it wins or fails to.</param>
/// <param name="Source">Reads <c>fact</c>, what the bait on the host is called and where it is.</param>
internal sealed record Attack(string Name, string Source)
{
    /// <summary>Whether this kernel or host may lack what it needs: then it need not win without protection.</summary>
    public bool MayBeMissing { get; init; }

    /// <summary>Whether without protection it wins only where the server is root.</summary>
    public bool NeedsRoot { get; init; }
}
