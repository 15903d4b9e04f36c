using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;

namespace Cadre.Runs.Execution;

/// <summary>One execution of a step on this node.</summary>
internal sealed class Attempt : IDisposable
{
    private readonly Lock gate = new();
    private readonly HostedRun run;
    private CancellationTokenSource? source;
    private decimal spent;
    private bool disposed;

    public Attempt(HostedRun run, StepState step, int number)
    {
        this.run = run;
        Step = step;
        Id = step.Id;
        Node = step.Scope.Opener is null ? step.Node : step.Node with { Address = step.Address };
        Context = new JournaledStepContext(run, this, StepInputs.Of(run.State, step), number) { Asked = step.Answer, Opened = step.Opening?.Results };
    }

    /// <summary>The step; after its run moved on it may have been folded.</summary>
    public StepState Step { get; }

    public int Id { get; }

    public FlowNode Node { get; }

    public JournaledStepContext Context { get; }

    /// <summary>Whether it was stopped because its run ends or leaves, not because of its timeout.</summary>
    public bool IsStopped { get; private set; }

    public CancellationToken Arm(TimeSpan timeout, TimeProvider time)
    {
        lock (gate)
        {
            source = new CancellationTokenSource(timeout, time);
            if (IsStopped)
            {
                source.Cancel();
            }

            return source.Token;
        }
    }

    /// <summary>Cancels it. Handlers of the cancellation run on the scheduler, never under the run's lock.</summary>
    public void Stop()
    {
        lock (gate)
        {
            IsStopped = true;
            if (source is null || disposed)
            {
                return;
            }
        }

        run.Host.Launch(Cancel);
    }

    public void Spend(decimal amount)
    {
        lock (gate)
        {
            spent += amount;
        }
    }

    public decimal TakeSpent()
    {
        lock (gate)
        {
            var taken = spent;
            spent = 0;
            return taken;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            source?.Dispose();
        }
    }

    private void Cancel()
    {
        CancellationTokenSource cancelled;
        lock (gate)
        {
            if (disposed || source is null)
            {
                return;
            }

            cancelled = source;
        }

        try
        {
            cancelled.Cancel();
        }
        catch (ObjectDisposedException)
        {
            return; // it ended in this moment
        }
    }
}
