using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Cadre.Kernel;

namespace Cadre.Identity.Enforcement;

/// <summary>
/// The JSON of requests and answers: unknown members are refused, and a member whose C# type is not nullable is neither absent nor null. Answers are not checked.
/// </summary>
internal static class RequestJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        CadreJson.Configure(options);
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.AllowDuplicateProperties = false;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(Demand);
    }

    private static void Demand(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsGetNullable = property.IsGetNullable || CanBeNull(property.PropertyType);
            if (property.AssociatedParameter is { IsNullable: false, HasDefaultValue: false } && CanBeNull(property.PropertyType) && Nullable.GetUnderlyingType(property.PropertyType) is null)
            {
                property.IsRequired = true;
            }
        }
    }

    private static bool CanBeNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
}
