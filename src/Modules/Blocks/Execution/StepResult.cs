using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Execution;

/// <summary>Collects outputs, views and notes of a step that succeeds.</summary>
internal sealed class StepResult
{
    private const int LargestInline = 60_000;
    private readonly Dictionary<string, JsonElement> outputs = new(StringComparer.Ordinal);
    private readonly List<ResultView> views = [];
    private readonly List<string> warnings = [];
    private readonly List<string> sources = [];
    private readonly Dictionary<string, double> figures = new(StringComparer.Ordinal);
    private string? engine;
    private string? model;
    private bool noModel;

    /// <summary>The value of a port.</summary>
    public StepResult Output<T>(string port, T value)
    {
        outputs[port] = Json(value);
        return this;
    }

    /// <summary>Something to look at, inline; too large texts are cut and too large values left out.</summary>
    public StepResult View<T>(string kind, string? title, T value, string? language = null)
    {
        var json = Json(value);
        var size = JsonMarshal.GetRawUtf8Value(json).Length;
        if (size > LargestInline && json.ValueKind == JsonValueKind.String)
        {
            json = JsonSerializer.SerializeToElement(json.GetString()![..(LargestInline / 3)] + "\n\n… (shortened here; the output holds all of it)");
        }
        else if (size > LargestInline)
        {
            return Message($"This result is {size / 1024} kB: too large to show here. It is in the outputs.");
        }

        views.Add(new ResultView(kind) { Title = title, Value = json, Language = language });
        return this;
    }

    /// <summary>An artifact to look at.</summary>
    public StepResult View(string kind, string? title, ArtifactRef artifact)
    {
        views.Add(new ResultView(kind) { Title = title, Artifact = artifact });
        return this;
    }

    /// <summary>An artifact to look at, with what its view needs beside it.</summary>
    public StepResult View(string kind, string? title, ArtifactRef artifact, JsonObject with)
    {
        views.Add(new ResultView(kind) { Title = title, Artifact = artifact, Value = JsonSerializer.SerializeToElement(with) });
        return this;
    }

    /// <summary>A sentence to the person.</summary>
    public StepResult Message(string text)
    {
        views.Add(new ResultView("message") { Value = JsonSerializer.SerializeToElement(new JsonObject { ["text"] = text }) });
        return this;
    }

    /// <summary>What made it, without a language model standing behind: a deterministic engine in its place.</summary>
    public StepResult WithoutModel(string engineName)
    {
        (engine, noModel) = (engineName, true);
        return this;
    }

    /// <summary>A model that made it, or a part of it.</summary>
    public StepResult ByModel(string name)
    {
        var source = "model:" + name;
        if (!sources.Contains(source, StringComparer.Ordinal))
        {
            model = model is null ? name : $"{model}, {name}";
            sources.Add(source);
        }

        noModel = false;
        return this;
    }

    /// <summary>The engine that made it, where no model is wanted.</summary>
    public StepResult ByEngine(string name)
    {
        engine = name;
        return this;
    }

    /// <summary>Something the person should know.</summary>
    public StepResult Warn(string warning)
    {
        warnings.Add(warning);
        return this;
    }

    /// <summary>A named figure.</summary>
    public StepResult Figure(string name, double value)
    {
        figures[name] = value;
        return this;
    }

    /// <summary>An untrusted source.</summary>
    public StepResult From(string source)
    {
        if (!sources.Contains(source, StringComparer.Ordinal))
        {
            sources.Add(source);
        }

        return this;
    }

    /// <summary>What is JSON already is taken as it is.</summary>
    private static JsonElement Json<T>(T value) => value is JsonElement { ValueKind: not JsonValueKind.Undefined } json ? json.Clone() : JsonSerializer.SerializeToElement(value, CadreJson.Stored);

    /// <summary>The outcome.</summary>
    public StepOutcome.Completed Done() => new(outputs)
    {
        Views = views,
        Sources = sources,
        Notes = new ResultNotes
        {
            Model = model,
            NoModel = noModel,
            Engine = engine,
            Warnings = warnings.Count == 0 ? null : warnings,
            Figures = figures.Count == 0 ? null : figures,
        },
    };
}
