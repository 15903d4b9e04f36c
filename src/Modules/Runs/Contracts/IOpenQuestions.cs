using Cadre.Kernel;

namespace Cadre.Runs.Contracts;

/// <summary>What runs ask people.</summary>
public interface IOpenQuestions
{
    /// <summary>Steps that wait for an answer, oldest run first.</summary>
    /// <param name="tenant">Whose runs, and who asks.</param>
    /// <param name="after">The run after which the list goes on; null for its beginning.</param>
    /// <param name="limit">At most so many runs, 1 to 100.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<Page<ApprovalView>> ListAsync(Tenant tenant, Guid? after, int limit, CancellationToken cancellationToken);
}

/// <summary>A step that waits for an answer.</summary>
/// <param name="RunId">The run.</param>
/// <param name="CanvasId">Its canvas; null for none.</param>
/// <param name="RunTitle">The run's title.</param>
/// <param name="Address">The step.</param>
/// <param name="Title">The step's title.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Views">What to look at before answering.</param>
/// <param name="AskedAt">Since when.</param>
/// <param name="StartedBy">Who started the run.</param>
/// <param name="Mine">Whether the caller may answer it.</param>
public sealed record ApprovalView(
    RunId RunId, Guid? CanvasId, string RunTitle, string Address, string Title, StepQuestion Question, IReadOnlyList<ResultView> Views, DateTimeOffset? AskedAt, Actor StartedBy, bool Mine);
