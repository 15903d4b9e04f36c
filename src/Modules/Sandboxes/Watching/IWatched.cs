namespace Cadre.Sandboxes.Watching;

/// <summary>A running program, as the watchdog sees it.</summary>
internal interface IWatched
{
    /// <summary>Looks at everything it uses and stops it when a limit is passed.</summary>
    void Look();
}
