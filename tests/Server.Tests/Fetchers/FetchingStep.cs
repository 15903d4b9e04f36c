using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Server.Tests.Fetchers;

/// <summary>One attempt of a block that fetches, without a run around it.</summary>
internal sealed class FetchingStep(Tenant tenant, string type, object settings) : StepContext
{
    public override Tenant Tenant { get; } = tenant;

    public override RunId Run { get; } = new(Guid.NewGuid());

    public override FlowNode Node { get; } = new("b1", type, 1, type, JsonSerializer.SerializeToElement(settings));

    public override Guid? Canvas => null;

    public override int Attempt => 1;

    public override IReadOnlyDictionary<string, PortValue> Inputs { get; } = new Dictionary<string, PortValue>(StringComparer.Ordinal);

    public override StepAnswer? Answer => null;

    public override Task<T> OnceAsync<T>(string name, string kind, Func<string, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => work($"{Run}/{name}", cancellationToken);

    public override void Emit(string kind, string chunk)
    {
    }

    public override void Progress(double? fraction, string message)
    {
    }

    public override void Spend(decimal amount)
    {
    }

    public override Task<DateTimeOffset> NowAsync(string name, CancellationToken cancellationToken) => Task.FromResult(TimeProvider.System.GetUtcNow());
}
