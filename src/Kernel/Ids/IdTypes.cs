namespace Cadre.Kernel;

/// <summary>Recognises identifier types, for serialisers and the OpenAPI document.</summary>
public static class IdTypes
{
    /// <summary>Whether <paramref name="type"/> implements <see cref="IId{TSelf}"/> for itself.</summary>
    public static bool Is(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));
}
