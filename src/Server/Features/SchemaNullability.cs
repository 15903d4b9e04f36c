using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;

namespace Cadre.Server.Features;

/// <summary>The framework describes every reference as nullable; the records' own annotations know better. What may not be null is also always there.</summary>
internal static class SchemaNullability
{
    public static void Apply(OpenApiSchema schema, JsonTypeInfo type)
    {
        if (schema.Properties is not { Count: > 0 } properties || type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var nullability = new NullabilityInfoContext();
        foreach (var property in type.Properties.Where(p => properties.ContainsKey(p.Name) && !MayBeNull(nullability, p)))
        {
            if (properties[property.Name] is OpenApiSchema { Type: { } types } inner)
            {
                inner.Type = types & ~JsonSchemaType.Null;
            }

            (schema.Required ??= new HashSet<string>()).Add(property.Name);
        }
    }

    private static bool MayBeNull(NullabilityInfoContext nullability, JsonPropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || (!property.PropertyType.IsValueType && (property.AttributeProvider is not PropertyInfo info || nullability.Create(info).ReadState != NullabilityState.NotNull));
}
