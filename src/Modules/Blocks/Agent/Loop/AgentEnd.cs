using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Agent.Loop;

/// <summary>How a piece of an agent's work stands when the loop is left.</summary>
internal abstract record AgentEnd
{
    private AgentEnd()
    {
    }

    /// <summary>It has answered.</summary>
    /// <param name="Text">The answer.</param>
    /// <param name="Evidence">What its statements rest on.</param>
    internal sealed record Answered(string Text, EvidenceReport Evidence) : AgentEnd;

    /// <summary>It waits for a person.</summary>
    internal sealed record Waits(StepOutcome.Waiting Question) : AgentEnd;

    /// <summary>It could not go on.</summary>
    internal sealed record Failed(Error Error) : AgentEnd;
}
