using System.Collections.Concurrent;
using System.Text.Json;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Tests.Engine;

/// <summary>An executor whose behaviour a test writes per address; by default it answers its address on the port <c>out</c>.</summary>
internal sealed class ScriptedExecutor : IStepExecutor
{
    private readonly ConcurrentDictionary<string, Func<StepContext, CancellationToken, Task<StepOutcome>>> scripts = new();

    public string Type => "test";

    /// <summary>Addresses in the order in which they were executed.</summary>
    public ConcurrentQueue<string> Executed { get; } = new();

    /// <summary>Keys of outside effects that really happened.</summary>
    public ConcurrentQueue<string> Effects { get; } = new();

    public ScriptedExecutor On(string address, Func<StepContext, CancellationToken, Task<StepOutcome>> script)
    {
        scripts[address] = script;
        return this;
    }

    public ScriptedExecutor On(string address, Func<StepContext, StepOutcome> script) => On(address, (context, _) => Task.FromResult(script(context)));

    /// <summary>The script of a step within bodies, whatever it is in.</summary>
    public ScriptedExecutor Within(string local, Func<StepContext, CancellationToken, Task<StepOutcome>> script) => On("/" + local, script);

    public ScriptedExecutor Within(string local, Func<StepContext, StepOutcome> script) => On("/" + local, script);

    public Task<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var address = context.Node.Address;
        Executed.Enqueue(address);
        var local = address.LastIndexOf('/') is var cut && cut > 0 ? address[cut..] : address;
        return scripts.TryGetValue(address, out var script) || scripts.TryGetValue(local, out script) ? script(context, cancellationToken) : Task.FromResult(Done(context.Node.Address));
    }

    public Task<string> EffectAsync(StepContext context, string name, string result, CancellationToken cancellationToken) =>
        context.OnceAsync(name, "http", (key, _) =>
        {
            Effects.Enqueue(key);
            return Task.FromResult(result);
        }, cancellationToken);

    public static StepOutcome Done(object? value, string port = "out") =>
        new StepOutcome.Completed(new Dictionary<string, JsonElement> { [port] = TestFlows.Json(value) });
}
