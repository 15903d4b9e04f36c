using System.Collections.Frozen;

namespace Cadre.Expressions;

/// <summary>A type as a value: what <c>type(x)</c> returns and what names such as <c>int</c> denote.</summary>
internal sealed class CelType(string name) : CelValue
{
    private static readonly FrozenDictionary<string, CelType> Known = new[]
    {
        "null_type", "bool", "int", "uint", "double", "string", "bytes", "list", "map", "type", "optional_type",
        CelTimestamp.Name, CelDuration.Name,
    }.ToFrozenDictionary(n => n, n => new CelType(n), StringComparer.Ordinal);

    public string Name => name;

    public override string TypeName => "type";

    public static CelType Of(CelValue value) => Known[value.TypeName];

    public static CelType? Find(string name) => Known.GetValueOrDefault(name);
}
