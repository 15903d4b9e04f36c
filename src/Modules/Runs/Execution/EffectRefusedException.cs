namespace Cadre.Runs.Execution;

/// <summary>Ends an attempt whose effect may not happen: it is not on the tape of a replay, too large, or one too many. Executors let it pass.</summary>
internal sealed class EffectRefusedException(string code, string message, string fix) : Exception(message)
{
    public string Code => code;

    public string Fix => fix;
}
