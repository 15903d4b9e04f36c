using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cadre.Kernel;

/// <summary>A value that must never be logged or serialised. <see cref="Reveal"/> is the only way to its text.</summary>
[JsonConverter(typeof(RefusingConverter))]
public sealed class Secret
{
    private readonly string value;

    /// <summary>Wraps a secret text.</summary>
    public Secret(string value) => this.value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>The text itself. Use it at the point of use and keep it nowhere.</summary>
    public string Reveal() => value;

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => "***";

    private sealed class RefusingConverter : JsonConverter<Secret>
    {
        public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? throw new JsonException("A secret is a string."));

        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
            throw new NotSupportedException("A Secret is never serialised: send its handle instead.");
    }
}
