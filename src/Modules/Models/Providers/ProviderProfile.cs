namespace Cadre.Models.Providers;

/// <summary>What is different about a provider. Differences are data, not subclasses.</summary>
/// <param name="Kind">Stable name.</param>
/// <param name="Title">Shown to people.</param>
/// <param name="BaseUrl">Where it usually is; empty when the person must say.</param>
internal sealed record ProviderProfile(string Kind, string Title, string BaseUrl)
{
    /// <summary>Runs on the person's own machine: no money, no key.</summary>
    public bool Local { get; init; }

    /// <summary>Where the key is made.</summary>
    public string? KeyPage { get; init; }

    /// <summary>The field that bounds the answer; reasoning models of OpenAI refuse <c>max_tokens</c>.</summary>
    public string MaxTokensField { get; init; } = "max_tokens";

    /// <summary>Whether <c>stream_options.include_usage</c> is understood.</summary>
    public bool StreamUsage { get; init; } = true;

    /// <summary>Whether <c>messages[].name</c> is accepted.</summary>
    public bool MessageNames { get; init; } = true;

    /// <summary>Whether tool call ids must have nine characters.</summary>
    public bool ShortToolIds { get; init; }

    /// <summary>Whether JSON Schema answers are understood (<c>response_format.json_schema</c>); else a plain JSON object is asked for.</summary>
    public bool JsonSchema { get; init; } = true;

    /// <summary>The protocol.</summary>
    public ModelWire Wire { get; init; } = ModelWire.OpenAi;

    /// <summary>The model preselected when the list of models does not decide.</summary>
    public string? DefaultModel { get; init; }
}
