using System.Text.Json.Serialization;

namespace Cadre.Blocks.Browse;

/// <summary>One step of a person at a browser.</summary>
/// <param name="Action">open, click, type, press, select, wait, text, list, attribute, table, screenshot or pdf.</param>
/// <param name="Target">What it is done to: a CSS selector, or <c>text=</c>, <c>label=</c>, <c>xpath=</c> and a text.</param>
/// <param name="Value">The address, the text to type, the key, the option, the seconds or the attribute.</param>
/// <param name="Name">What the result is called.</param>
internal sealed record BrowseStep(string Action, string? Target, string? Value, string? Name)
{
    /// <summary>With list: what is taken of each element: name → selector within it, with <c>@attribute</c> at its end for an attribute.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>The actions.</summary>
    public static IReadOnlyList<string> Actions { get; } = ["open", "click", "type", "press", "select", "wait", "text", "list", "attribute", "table", "screenshot", "pdf"];

    /// <summary>Whether it needs a target; no part of a block's settings, which know the schema's members only.</summary>
    [JsonIgnore]
    public bool NeedsTarget => Action is "click" or "type" or "select" or "text" or "list" or "attribute" or "table";

    /// <summary>For people: what the step does.</summary>
    public override string ToString() => Action switch
    {
        "open" => $"open {Value}",
        "type" => $"type into {Target}",
        "press" => $"press {Value}",
        "select" => $"select “{Value}” in {Target}",
        "wait" => Target is { Length: > 0 } ? $"wait for {Target}" : $"wait {Value} s",
        "screenshot" or "pdf" => Action,
        _ => $"{Action} {Target}",
    };
}

/// <summary>Settings of browser blocks.</summary>
internal sealed record BrowseSettings(IReadOnlyList<BrowseStep>? Steps, IReadOnlyList<string>? Hosts, int? Width, int? Height, int? TimeoutSeconds, int? PatienceSeconds);
