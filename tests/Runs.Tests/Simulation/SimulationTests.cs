using System.Collections.Concurrent;
using System.Globalization;

namespace Cadre.Runs.Tests.Simulation;

/// <summary>CADRE_SIMULATION_SEEDS sets how many; CADRE_SIMULATION_SEED repeats one.</summary>
public sealed class SimulationTests
{
    [Fact]
    public void Seeds_AnyFaults_KeepEveryPromise()
    {
        var (first, count) = Range(5000);
        var violations = new ConcurrentQueue<string>();
        Parallel.For(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
        {
            foreach (var violation in Simulation.Run(seed).Violations)
            {
                violations.Enqueue($"seed {seed}: {violation}");
            }
        });
        violations.Take(10).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SimPlant.ForgottenFence)]
    [InlineData(SimPlant.OneLaneMore)]
    public void PlantedBug_IsFound(object plant) =>
        Enumerable.Range(1, 500).Any(seed => Simulation.Run(seed, (SimPlant)plant).Violations.Count > 0).ShouldBeTrue();

    [Fact]
    public void SameSeed_SameHistory() =>
        Enumerable.Range(1, 20).Where(seed => Simulation.Run(seed).Digest != Simulation.Run(seed).Digest).ShouldBeEmpty();

    private static (int First, int Count) Range(int count)
    {
        if (Environment.GetEnvironmentVariable("CADRE_SIMULATION_SEED") is { } one)
        {
            return (int.Parse(one, CultureInfo.InvariantCulture), 1);
        }

        var many = Environment.GetEnvironmentVariable("CADRE_SIMULATION_SEEDS");
        return (1, many is null ? count : int.Parse(many, CultureInfo.InvariantCulture));
    }
}
