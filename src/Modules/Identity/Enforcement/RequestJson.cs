using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Cadre.Kernel;

namespace Cadre.Identity.Enforcement;

/// <summary>
/// The JSON of requests and answers: unknown members are refused, a member whose C# type is not nullable is neither absent nor null, and lists have no nulls in them.
/// Answers are not checked.
/// </summary>
internal static class RequestJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        CadreJson.Configure(options);
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.AllowDuplicateProperties = false;
        options.AllowOutOfOrderMetadataProperties = true; // the kind of an edit may stand anywhere in it
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(Demand);
    }

    private static void Demand(JsonTypeInfo type)
    {
        if (type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } && CanBeNull(element))
        {
            type.OnDeserialized = RefuseNulls;
        }

        foreach (var property in type.Properties)
        {
            property.IsGetNullable = property.IsGetNullable || CanBeNull(property.PropertyType);
            if (property.AssociatedParameter is { IsNullable: false, HasDefaultValue: false } && CanBeNull(property.PropertyType) && Nullable.GetUnderlyingType(property.PropertyType) is null)
            {
                property.IsRequired = true;
            }
        }
    }

    private static void RefuseNulls(object read)
    {
        if (((IEnumerable)read).Cast<object?>().Any(item => item is null))
        {
            throw new JsonException("A list has a null in it.");
        }
    }

    private static bool CanBeNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
}
