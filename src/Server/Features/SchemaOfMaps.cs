using System.Text.Json.Serialization.Metadata;
using Microsoft.OpenApi;

namespace Cadre.Server.Features;

/// <summary>A map to any JSON says so: the framework leaves its values out, which reads as a map that holds nothing.</summary>
internal static class SchemaOfMaps
{
    public static void Apply(OpenApiSchema schema, JsonTypeInfo type)
    {
        if (type.Kind == JsonTypeInfoKind.Dictionary)
        {
            schema.AdditionalProperties ??= new OpenApiSchema();
        }
    }
}
