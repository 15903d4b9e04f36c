using System.Text.Json;
using Cadre.Kernel;
using Microsoft.Extensions.AI;

namespace Cadre.Blocks.Writing;

/// <summary>An answer in JSON: the schema that goes to the model, and what comes back as a record.</summary>
internal static class AnswerShape
{
    /// <summary>Options that ask for JSON of a schema.</summary>
    public static ChatOptions Json(string name, string schema) => new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonSerializer.Deserialize<JsonElement>(schema), name) };

    /// <summary>The answer as a record; an error that says what is wrong with it.</summary>
    public static Result<T> Read<T>(string text)
        where T : class
    {
        if (JsonAnswer.Parse(text) is not { ValueKind: JsonValueKind.Object } json)
        {
            return ModelDraft.Useless("it is no JSON object");
        }

        try
        {
            return json.Deserialize<T>(CadreJson.Stored) is { } read ? read : ModelDraft.Useless("it is empty");
        }
        catch (JsonException wrong)
        {
            return ModelDraft.Useless($"{wrong.Path} has the wrong type");
        }
    }
}
