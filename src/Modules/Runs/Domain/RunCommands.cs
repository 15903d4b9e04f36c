using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Domain;

/// <summary>What a person may ask of a run, and when it is refused. Pure.</summary>
internal static class RunCommands
{
    public static Result<IReadOnlyList<RunEvent>> Apply(RunCommand command, RunState state, DateTimeOffset now)
    {
        if (state.Knows(command.Signal))
        {
            return Result<IReadOnlyList<RunEvent>>.Ok([]); // this very request was applied before its outcome could be told
        }

        if (state.IsFinished)
        {
            return Error.Conflict("run_finished", $"The run has already {Describe(state.Status)}.", "Start it again if you need another result.");
        }

        return command switch
        {
            RunCommand.Cancel => Events(RunRules.Stop(state, RunStatus.Cancelled, command.By, command.Signal, now)),
            RunCommand.Pause => state.IsPaused
                ? Error.Conflict("run_paused", "The run is already held.", "Resume it to let it go on.")
                : Events([new RunPaused(command.By, command.Signal) { At = now }]),
            RunCommand.Resume => state.IsPaused
                ? Events([new RunResumed(command.By, command.Signal) { At = now }])
                : Error.Conflict("run_not_paused", "The run is not held."),
            RunCommand.Answer answer => Answer(answer, state, now),
            _ => throw new InvalidOperationException($"Unknown command {command.Kind}."),
        };
    }

    private static Result<IReadOnlyList<RunEvent>> Answer(RunCommand.Answer answer, RunState state, DateTimeOffset now)
    {
        if (state.Find(answer.Address) is not { } step)
        {
            return Error.NotFound("step");
        }

        if (step is not { Status: StepStatus.Waiting, Question: { } question } || (question.Kind == WaitKind.Event) != answer.IsEvent)
        {
            return Error.Conflict("not_waiting", "This step does not wait for an answer now.", "It may have been answered already: reload the run.");
        }

        return answer.Role is { } role && question.Answerers is { } allowed && !allowed.Include(answer.By, role)
            ? new Error(ErrorKind.Forbidden, "not_your_answer", "This question is for other people.", "Ask one of those it names, or an owner of the workspace.")
            : Events([new StepAnswered(answer.Text, answer.Fields, answer.By, answer.Signal) { Address = answer.Address, At = now }]);
    }

    private static Result<IReadOnlyList<RunEvent>> Events(IEnumerable<RunEvent> events) => Result<IReadOnlyList<RunEvent>>.Ok([.. events]);

    private static string Describe(RunStatus status) => status switch
    {
        RunStatus.Succeeded => "succeeded",
        RunStatus.Failed => "failed",
        _ => "been cancelled",
    };
}

/// <summary>A request to a run. <paramref name="Signal"/> names it, so that applying it twice is applying it once.</summary>
internal abstract record RunCommand(Actor By, Guid Signal)
{
    public abstract string Kind { get; }

    public sealed record Cancel(Actor By, Guid Signal) : RunCommand(By, Signal)
    {
        public override string Kind => "cancel";
    }

    public sealed record Pause(Actor By, Guid Signal) : RunCommand(By, Signal)
    {
        public override string Kind => "pause";
    }

    public sealed record Resume(Actor By, Guid Signal) : RunCommand(By, Signal)
    {
        public override string Kind => "resume";
    }

    public sealed record Answer(Actor By, Guid Signal, string Address, string Text, JsonElement? Fields) : RunCommand(By, Signal)
    {
        public override string Kind => "answer";

        /// <summary>The role of who answers; null when the right to answer was proven otherwise (a link, an event).</summary>
        public Role? Role { get; init; }

        /// <summary>Whether it is an event: steps that wait for people do not take it, and the other way round.</summary>
        public bool IsEvent { get; init; }
    }
}
