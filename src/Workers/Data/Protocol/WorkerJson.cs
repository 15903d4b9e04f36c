using System.Text.Json.Serialization;

namespace Cadre.Workers.Data.Protocol;

/// <summary>Compiled readers and writers of the protocol; reflection would cost a third of the start-up.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(Request))]
[JsonSerializable(typeof(Response))]
[JsonSerializable(typeof(PageRequest))]
[JsonSerializable(typeof(PageResponse))]
[JsonSerializable(typeof(ProgressLine))]
internal sealed partial class WorkerJson : JsonSerializerContext;
