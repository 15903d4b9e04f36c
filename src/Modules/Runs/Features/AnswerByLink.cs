using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Runs.Contracts;
using Cadre.Runs.Links;
using Microsoft.AspNetCore.Http;

namespace Cadre.Runs.Features;

/// <summary>Answers a question by its link: a plain form, sent by the page behind the link.</summary>
internal static class AnswerByLink
{
    private const string Prefix = "field.";

    public static async Task<AnswerPageResult> HandleAsync(string token, HttpRequest request, AnswerLinks links, CancellationToken cancellationToken)
    {
        var opened = await links.OpenAsync(token, cancellationToken);
        if (!opened.IsOk)
        {
            return new(AnswerPage.Message("There is no question here", opened.Error.Message + " " + opened.Error.Fix), StatusCodes.Status404NotFound);
        }

        if (!request.HasFormContentType)
        {
            return new(AnswerPage.Question(opened.Value.Title, opened.Value.Question), StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await request.ReadFormAsync(cancellationToken);
        if (form["answer"].ToString() is not ("approved" or "rejected") || Fields(opened.Value.Question, form) is not { } fields)
        {
            return new(AnswerPage.Question(opened.Value.Title, opened.Value.Question), StatusCodes.Status400BadRequest);
        }

        var answered = await links.AnswerAsync(token, form["answer"].ToString(), fields.ValueKind == JsonValueKind.Null ? null : fields, cancellationToken);
        return answered.IsOk
            ? new(AnswerPage.Message("Thank you", "Your answer was recorded. You can close this page."), StatusCodes.Status200OK)
            : new(AnswerPage.Message("It was not recorded", answered.Error.Message + " " + answered.Error.Fix), StatusCodes.Status409Conflict);
    }

    /// <summary>The fields of the form by the types of its schema; null when one is missing or wrong. Fields nobody asked for are left out.</summary>
    private static JsonElement? Fields(StepQuestion question, IFormCollection form)
    {
        if (question.Form is not { } schema || !schema.TryGetProperty("properties", out var properties))
        {
            return JsonSerializer.SerializeToElement<object?>(null);
        }

        var rejected = form["answer"].ToString() == "rejected";
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()).ToHashSet(StringComparer.Ordinal) : [];
        var fields = new JsonObject();
        foreach (var property in properties.EnumerateObject())
        {
            var text = form[Prefix + property.Name].ToString();
            var type = property.Value.TryGetProperty("type", out var kind) ? kind.GetString() : "string";
            if (type == "boolean")
            {
                fields[property.Name] = text == "true";
            }
            else if (text.Length == 0 || text.Length > 10_000)
            {
                if (required.Contains(property.Name) && !rejected)
                {
                    return null;
                }
            }
            else if (type != "number")
            {
                fields[property.Name] = text;
            }
            else if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            {
                fields[property.Name] = number;
            }
            else
            {
                return null;
            }
        }

        return JsonSerializer.SerializeToElement(fields);
    }
}
