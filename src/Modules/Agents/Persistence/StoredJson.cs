using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Agents.Persistence;

/// <summary>JSON for jsonb columns, which hold every character but NUL: that one is left out.</summary>
internal static class StoredJson
{
    public static string Of<T>(T value) => JsonSerializer.Serialize(value, CadreJson.Stored).Replace("\\u0000", "", StringComparison.Ordinal);
}
