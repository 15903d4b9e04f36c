using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Canvases.Contracts;
using Cadre.Expressions;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Limits;

/// <summary>The lines in which a run of a canvas stands, by the canvas's settings and what the run is given.</summary>
internal static class CanvasLines
{
    private const string RequestPort = "request";
    private const string InputPort = "input";
    private const int LongestValue = 100;
    private static readonly JsonElement Null = JsonSerializer.SerializeToElement<object?>(null);

    public static string NameOf(CanvasId canvas) => $"canvas:{canvas}";

    /// <summary>The start with its lines and priority. A run for which the key gives nothing stands in no line of a key.</summary>
    public static StartRun Apply(StartRun start, CanvasId canvas, CanvasRunSettings settings, RunPriority? priority)
    {
        var lines = new List<RunLine>();
        if (settings.MostRuns is { } most)
        {
            lines.Add(new RunLine(NameOf(canvas), "this canvas", most, settings.WhenFull));
        }

        if (settings.Key is { } key && Value(key, start.Inputs) is { Length: > 0 } value)
        {
            lines.Add(new RunLine($"{NameOf(canvas)}/{Short(value)}", value.Length > LongestValue ? value[..LongestValue] + "…" : value, settings.MostPerKey, settings.WhenFull));
        }

        return start with { Lines = lines, Priority = priority ?? settings.Priority };
    }

    /// <summary>The value of the key as text; null when it gives nothing.</summary>
    private static string? Value(string key, IReadOnlyDictionary<string, IReadOnlyDictionary<string, PortValue>>? given)
    {
        var result = CelExpression.Parse(key).Expression?.Evaluate(Scope(given));
        return result is null || result.Error is not null ? null
            : result.Json is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.GetValue<string>()
            : result.Json?.ToJsonString();
    }

    private static CelScope Scope(IReadOnlyDictionary<string, IReadOnlyDictionary<string, PortValue>>? given)
    {
        var values = (given?.Values ?? []).SelectMany(ports => ports).ToList();
        var inputs = new JsonObject();
        foreach (var entry in values.Where(v => v.Key == InputPort && v.Value.Value.ValueKind == JsonValueKind.Object).SelectMany(v => v.Value.Value.EnumerateObject()))
        {
            inputs[entry.Name] = JsonSerializer.SerializeToNode(entry.Value);
        }

        var request = values.Where(v => v.Key == RequestPort).Select(v => v.Value.Value).FirstOrDefault(Null);
        return new CelScope().With("inputs", inputs).With("request", request);
    }

    /// <summary>Values of any length have names of a bounded one.</summary>
    private static string Short(string value) => value.Length <= LongestValue && !value.Contains('\0') ? value : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
}
