using System.Threading.Channels;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Lines;

/// <summary>Lines in which something changed, on their way to the <see cref="LineKeeper"/>.</summary>
internal sealed class LineLeavers
{
    private readonly Channel<LineLeaver> left = Channel.CreateUnbounded<LineLeaver>();

    public ChannelReader<LineLeaver> Left => left.Reader;

    public void Add(LineLeaver leaver) => left.Writer.TryWrite(leaver);
}

/// <summary>A run that leaves its lines.</summary>
/// <param name="Workspace">Whose lines.</param>
/// <param name="Run">The run that ended; null when only the lines are to be looked at.</param>
/// <param name="Lines">Their names.</param>
internal sealed record LineLeaver(WorkspaceId Workspace, RunId? Run, IReadOnlyList<string> Lines);
