using System.Collections.Concurrent;
using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>
/// The one thread that starts all sandboxes, for as long as the server lives: the kernel sends the parent-death signal when the spawning thread ends, not
/// the process, and it changes its user for the moment of a start.
/// </summary>
internal sealed class SpawnerThread : IDisposable
{
    private readonly BlockingCollection<Action> work = [];
    private readonly Thread thread;

    public SpawnerThread()
    {
        thread = new Thread(Loop) { IsBackground = true, Name = "sandbox-spawner" };
        thread.Start();
    }

    /// <summary>Runs <paramref name="start"/> on the thread, as <paramref name="user"/> if given; returns the child's descriptor.</summary>
    public async Task<(int Pid, Descriptor Process)> StartAsync(uint? user, Func<int> start)
    {
        var pid = await RunAsync(user, start);
        return (pid, ProcessDescriptor.Open(pid) ?? throw new InvalidOperationException("A child that nobody has reaped cannot be gone."));
    }

    /// <summary>Runs something short as a user: resource limits of a process may only be set by its own user, or by root with a capability that containers lack.</summary>
    public Task<T> RunAsync<T>(uint? user, Func<T> action)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Add(() =>
        {
            try
            {
                result.SetResult(user is { } id ? Credentials.RunAs(id, action) : action());
            }
            catch (Exception exception) when (exception is IOException or InvalidOperationException)
            {
                result.SetException(exception);
            }
        });
        return result.Task;
    }

    public void Dispose()
    {
        work.CompleteAdding();
        thread.Join();
        work.Dispose();
    }

    private void Loop()
    {
        foreach (var item in work.GetConsumingEnumerable())
        {
            item();
        }
    }
}
