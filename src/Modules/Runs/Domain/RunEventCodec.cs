using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Runs.Domain;

/// <summary>Durable form of events: a kind string, a version and JSON. No CLR names are stored.</summary>
internal static class RunEventCodec
{
    /// <summary>The version written now. A reader refuses newer ones and upgrades older ones.</summary>
    public const short Version = 1;

    private static readonly Dictionary<string, Type> Kinds = new(StringComparer.Ordinal)
    {
        ["run.created"] = typeof(RunCreated),
        ["run.paused"] = typeof(RunPaused),
        ["run.resumed"] = typeof(RunResumed),
        ["run.finished"] = typeof(RunFinished),
        ["step.reused"] = typeof(StepReused),
        ["step.started"] = typeof(StepStarted),
        ["effect.finished"] = typeof(EffectFinished),
        ["step.waiting"] = typeof(StepWaiting),
        ["step.answered"] = typeof(StepAnswered),
        ["step.finished"] = typeof(StepFinished),
        ["step.failed"] = typeof(StepFailed),
        ["step.retry"] = typeof(StepRetry),
        ["step.skipped"] = typeof(StepSkipped),
        ["step.cancelled"] = typeof(StepCancelled),
        ["step.reminded"] = typeof(StepReminded),
        ["step.opened"] = typeof(StepOpened),
        ["scope.opened"] = typeof(ScopeOpened),
        ["scope.closed"] = typeof(ScopeClosed),
    };

    public static byte[] Write(RunEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), CadreJson.Stored);

    /// <exception cref="InvalidOperationException">A newer version of Cadre wrote it.</exception>
    public static RunEvent Read(string kind, short version, string payload)
    {
        if (version > Version || !Kinds.TryGetValue(kind, out var type))
        {
            throw new InvalidOperationException($"The journal holds '{kind}' version {version}, which this version does not know. Start the version that wrote it, or a newer one.");
        }

        return (RunEvent)JsonSerializer.Deserialize(payload, type, CadreJson.Stored)!;
    }
}
