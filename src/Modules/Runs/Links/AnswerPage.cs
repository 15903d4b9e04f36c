using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Links;

/// <summary>The page behind an answer link: plain HTML without script, so that it works in any mail client's browser.</summary>
internal static class AnswerPage
{
    private const string Style = """
        :root{color-scheme:light dark;font-family:system-ui,sans-serif;line-height:1.5}body{max-width:36rem;margin:10vh auto;padding:0 1.25rem}
        h1{font-size:1.25rem}p.q{font-size:1.1rem;white-space:pre-wrap}label{display:block;margin:.9rem 0 .25rem;font-weight:600}
        input[type=text],input[type=number],input[type=date],textarea,select{width:100%;box-sizing:border-box;padding:.6rem;font:inherit;border:1px solid #8888;border-radius:.5rem}
        button{font:inherit;font-weight:600;padding:.65rem 1.4rem;margin:1.4rem .6rem 0 0;border-radius:.6rem;border:1px solid #8888;cursor:pointer}
        button.yes{background:#15803d;border-color:#15803d;color:#fff}small{opacity:.7}
        """;

    public static string Question(string title, StepQuestion question)
    {
        var page = new StringBuilder($"<h1>{Text(title)}</h1><p class=\"q\">{Text(question.Message)}</p><form method=\"post\">");
        if (question.Form is { ValueKind: JsonValueKind.Object } form && form.TryGetProperty("properties", out var fields))
        {
            var required = form.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(n => n.GetString()).ToHashSet(StringComparer.Ordinal) : [];
            foreach (var field in fields.EnumerateObject())
            {
                page.Append(Field(field.Name, field.Value, required.Contains(field.Name)));
            }
        }

        var (yes, no) = (Label(question, "approved", "Approve"), Label(question, "rejected", "Reject"));
        page.Append(CultureInfo.InvariantCulture, $"<button class=\"yes\" name=\"answer\" value=\"approved\">{Text(yes)}</button><button name=\"answer\" value=\"rejected\" formnovalidate>{Text(no)}</button></form>");
        if (question.DueAt is { } due)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p><small>Without an answer until {due.UtcDateTime:yyyy-MM-dd HH:mm} UTC it counts as {Text(question.DefaultAnswer)}.</small></p>");
        }

        return Document(title, page.ToString());
    }

    public static string Message(string title, string text) => Document(title, $"<h1>{Text(title)}</h1><p>{Text(text)}</p>");

    /// <summary>What stands on a button: the form may say so (<c>x-answers</c>).</summary>
    private static string Label(StepQuestion question, string answer, string otherwise) =>
        question.Form is { ValueKind: JsonValueKind.Object } form && form.TryGetProperty("x-answers", out var labels) && labels.ValueKind == JsonValueKind.Object
        && labels.TryGetProperty(answer, out var label) && label.ValueKind == JsonValueKind.String ? label.GetString()! : otherwise;

    private static string Field(string name, JsonElement schema, bool required)
    {
        var (label, must) = (Text(schema.TryGetProperty("title", out var title) ? title.GetString() ?? name : name), required ? " required" : "");
        var id = Text("field." + name);
        if (schema.TryGetProperty("enum", out var choices))
        {
            var options = string.Concat(choices.EnumerateArray().Select(c => $"<option>{Text(c.ToString())}</option>"));
            return $"<label for=\"{id}\">{label}</label><select id=\"{id}\" name=\"{id}\"{must}>{options}</select>";
        }

        return schema.TryGetProperty("type", out var type) && type.GetString() == "boolean" ? $"<label><input type=\"checkbox\" name=\"{id}\" value=\"true\"> {label}</label>"
            : type.ValueKind == JsonValueKind.String && type.GetString() == "number" ? $"<label for=\"{id}\">{label}</label><input id=\"{id}\" name=\"{id}\" type=\"number\" step=\"any\"{must}>"
            : schema.TryGetProperty("format", out var format) && format.GetString() == "date" ? $"<label for=\"{id}\">{label}</label><input id=\"{id}\" name=\"{id}\" type=\"date\"{must}>"
            : schema.TryGetProperty("x-widget", out _) ? $"<label for=\"{id}\">{label}</label><textarea id=\"{id}\" name=\"{id}\" rows=\"4\" maxlength=\"10000\"{must}></textarea>"
            : $"<label for=\"{id}\">{label}</label><input id=\"{id}\" name=\"{id}\" type=\"text\" maxlength=\"2000\"{must}>";
    }

    private static string Document(string title, string body) =>
        $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>{Text(title)}</title><style>{Style}</style></head><body>{body}</body></html>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
