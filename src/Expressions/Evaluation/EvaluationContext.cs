using System.Text.RegularExpressions;

namespace Cadre.Expressions.Evaluation;

/// <summary>The budget of one evaluation. Once a limit is crossed the fault stays: no operator can absorb it.</summary>
internal sealed class EvaluationContext(CelLimits limits)
{
    private const int DynamicPatternCost = 2_000;
    private Dictionary<string, (Regex? Regex, ErrorValue? Error)>? patterns;

    public CelLimits Limits => limits;

    public long Spent { get; private set; }

    public ErrorValue? Fault { get; private set; }

    /// <summary>Pays for work before it is done. False when the budget is used up: stop and return anything.</summary>
    public bool Charge(long cost)
    {
        Spent += cost;
        if (Spent > limits.Cost)
            Fault ??= new ErrorValue(CelErrorCodes.CostExceeded, $"the expression used up its budget of {limits.Cost}; loop over fewer items or split the work");
        return Fault is null;
    }

    /// <summary>Pays for reading or writing that many characters or bytes.</summary>
    public bool ChargeText(long length) => Charge(1 + (length / 10));

    /// <summary>Pays for and allows a new text of that length.</summary>
    public bool AllowText(long length) => AllowGrowth(0, length);

    /// <summary>Pays for and allows more text at the end of one that has a length already.</summary>
    public bool AllowGrowth(long length, long more)
    {
        if (length + more > limits.Text)
            Fault ??= new ErrorValue(CelErrorCodes.SizeExceeded, $"a text would grow past {limits.Text} characters; build less of it");
        return Fault is null && ChargeText(more);
    }

    /// <summary>Pays for and allows a new list or map of that many elements.</summary>
    public bool AllowElements(long count) => Allow(count) && Charge(1 + count);

    /// <summary>Pays for and allows one more element in a list or map that then has that many.</summary>
    public bool AllowElement(long count) => Allow(count) && Charge(1);

    private bool Allow(long count)
    {
        if (count > limits.Elements)
            Fault ??= new ErrorValue(CelErrorCodes.SizeExceeded, $"a list or map would grow past {limits.Elements} elements; filter or slice it first");
        return Fault is null;
    }

    /// <summary>Stops the evaluation because a value is nested too deeply to be walked.</summary>
    public void FailDeep() => Fault ??= new ErrorValue(CelErrorCodes.TooDeep, "a value nests too deeply; select the part that is needed");

    /// <summary>The fault when there is one, else the value. Every producer that charges ends with it.</summary>
    public CelValue Check(CelValue value) => Fault ?? value;

    /// <summary>A compiled pattern, paid for on first use in this evaluation.</summary>
    public (Regex? Regex, ErrorValue? Error) Pattern(string pattern)
    {
        patterns ??= new(StringComparer.Ordinal);
        if (patterns.TryGetValue(pattern, out (Regex? Regex, ErrorValue? Error) known))
            return known;
        if (SafePattern.Cached(pattern) is { } shared)
            return patterns[pattern] = (shared, null);
        if (!Charge(DynamicPatternCost))
            return (null, Fault);
        return patterns[pattern] = SafePattern.Compile(pattern, limits.Pattern);
    }
}
