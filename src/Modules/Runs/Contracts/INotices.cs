using Cadre.Kernel;

namespace Cadre.Runs.Contracts;

/// <summary>Tells the people of a workspace something, within Cadre.</summary>
public interface INotices
{
    /// <summary>Stores a notice and journals it in the workspace's stream; the same key twice is one notice.</summary>
    Task NotifyAsync(Tenant tenant, Notice notice, string key, CancellationToken cancellationToken);
}

/// <summary>What people are told.</summary>
/// <param name="Level"><c>info</c>, <c>success</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Title">One line.</param>
/// <param name="Text">More; empty for nothing more.</param>
/// <param name="Run">The run it is about.</param>
/// <param name="Address">The step it is about.</param>
/// <param name="Canvas">The canvas; null for none.</param>
public sealed record Notice(string Level, string Title, string Text, RunId Run, string Address, Guid? Canvas);
