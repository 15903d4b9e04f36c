using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Undo;

/// <summary>The context of a step that undoes several others: the effects of each have names of their own.</summary>
internal sealed class UndoContext(StepContext inner, string address) : StepContext
{
    public override Tenant Tenant => inner.Tenant;

    public override RunId Run => inner.Run;

    public override FlowNode Node => inner.Node;

    public override Guid? Canvas => inner.Canvas;

    public override int Attempt => inner.Attempt;

    public override IReadOnlyDictionary<string, PortValue> Inputs => inner.Inputs;

    public override StepAnswer? Answer => inner.Answer;

    public override bool Replays => inner.Replays;

    public override Task<T> OnceAsync<T>(string name, string kind, Func<string, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        inner.OnceAsync($"undo:{address}:{name}", kind, work, cancellationToken);

    public override void Emit(string kind, string chunk) => inner.Emit(kind, chunk);

    public override void Progress(double? fraction, string message) => inner.Progress(fraction, message);

    public override void Spend(decimal amount) => inner.Spend(amount);

    public override Task<DateTimeOffset> NowAsync(string name, CancellationToken cancellationToken) => inner.NowAsync($"undo:{address}:{name}", cancellationToken);
}
