using System.Text.Json.Serialization;

namespace Cadre.Kernel;

/// <summary>What kind of actor did something.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActorKind>))]
public enum ActorKind
{
    /// <summary>A signed-in person.</summary>
    [JsonStringEnumMemberName("user")]
    User,

    /// <summary>A program with an API key.</summary>
    [JsonStringEnumMemberName("key")]
    ApiKey,

    /// <summary>An AI agent of the workspace.</summary>
    [JsonStringEnumMemberName("agent")]
    Agent,

    /// <summary>Somebody who came by a link.</summary>
    [JsonStringEnumMemberName("guest")]
    Guest,

    /// <summary>Cadre itself (planner, engine, schedules).</summary>
    [JsonStringEnumMemberName("system")]
    System,
}

/// <summary>Who does something: goes into journal events, documents and audit rows.</summary>
/// <param name="Kind">What kind of actor.</param>
/// <param name="Id">The user, key or agent id; a zero UUID for the system.</param>
/// <param name="Name">The name shown to people, at the time of the act.</param>
public sealed record Actor(ActorKind Kind, Guid Id, string Name)
{
    /// <summary>Cadre itself.</summary>
    public static Actor System { get; } = new(ActorKind.System, Guid.Empty, "Cadre");

    /// <summary>Compact form for columns: <c>kind:uuid</c>.</summary>
    public string Key => $"{Kind switch { ActorKind.User => "user", ActorKind.ApiKey => "key", ActorKind.Agent => "agent", ActorKind.Guest => "guest", _ => "system" }}:{Id}";
}
