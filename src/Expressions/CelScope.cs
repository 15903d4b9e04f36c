using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cadre.Expressions;

/// <summary>The variables of an evaluation. Build it once and evaluate many expressions against it; it is not changed by evaluating.</summary>
public sealed class CelScope
{
    private readonly Dictionary<string, CelValue> variables = new(StringComparer.Ordinal);

    /// <summary>A scope without variables.</summary>
    public static CelScope Empty { get; } = new();

    internal bool HasDottedNames { get; private set; }

    /// <summary>A dotted prefix that names are first looked up under, or empty.</summary>
    internal string Container { get; init; } = "";

    /// <summary>A scope whose variables are the members of a JSON object. Anything else gives an empty scope.</summary>
    public static CelScope From(JsonElement json)
    {
        var scope = new CelScope();
        if (json.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in json.EnumerateObject())
                scope.With(property.Name, CelValue.FromJson(property.Value));
        }

        return scope;
    }

    /// <summary>A scope whose variables are the members of a JSON object.</summary>
    public static CelScope From(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var scope = new CelScope();
        foreach ((string name, JsonNode? value) in json)
            scope.With(name, CelValue.FromJson(value));
        return scope;
    }

    /// <summary>Adds or replaces a variable and returns this scope.</summary>
    public CelScope With(string name, JsonElement value) => With(name, CelValue.FromJson(value));

    /// <summary>Adds or replaces a variable and returns this scope. The node must not change afterwards.</summary>
    public CelScope With(string name, JsonNode? value) => With(name, CelValue.FromJson(value));

    /// <summary>Adds or replaces a variable and returns this scope.</summary>
    public CelScope With(string name, CelValue value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (ReferenceEquals(this, Empty))
            throw new InvalidOperationException("CelScope.Empty is shared; start with new CelScope().");
        variables[name] = value;
        HasDottedNames |= name.Contains('.', StringComparison.Ordinal) || Container.Length > 0;
        return this;
    }

    internal CelValue? Find(string name, bool absolute)
    {
        for (string prefix = absolute ? "" : Container; prefix.Length > 0;)
        {
            if (variables.TryGetValue($"{prefix}.{name}", out CelValue? inner))
                return inner;
            int dot = prefix.LastIndexOf('.');
            prefix = dot < 0 ? "" : prefix[..dot];
        }

        return variables.GetValueOrDefault(name);
    }
}
