namespace Cadre.Expressions.Evaluation;

/// <summary>Collects entries and refuses repeated or impossible keys.</summary>
internal sealed class MapBuilder(EvaluationContext context)
{
    private readonly HashSet<MapKey> keys = [];
    private readonly List<KeyValuePair<CelValue, CelValue>> entries = [];

    public ErrorValue? Add(CelValue key, CelValue value)
    {
        if (key is CelDouble || MapKey.Of(key) is not { } made)
            return new ErrorValue(CelErrorCodes.NoSuchOverload, $"a {key.TypeName} cannot be a map key; use a string, int, uint or bool");
        if (!keys.Add(made))
            return new ErrorValue(CelErrorCodes.DuplicateKey, "the map has the same key twice; remove one");
        entries.Add(KeyValuePair.Create(key, value));
        return context.AllowElement(entries.Count) ? null : context.Fault;
    }

    public CelMap Build() => new([.. entries]);
}
