using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Approval;

/// <summary>Waits for a person; the answer chooses the port and carries the form's fields.</summary>
internal sealed class ApprovalExecutor() : BlockExecutor<ApprovalSettings>("approval")
{
    /// <inheritdoc/>
    protected override Task<Result<StepOutcome>> RunAsync(StepContext context, ApprovalSettings settings, CancellationToken cancellationToken)
    {
        if (settings.DefaultAnswer is not (null or "approved" or "rejected"))
        {
            return Failed(StepSettings.Bad("defaultAnswer", "The answer on time-out is neither approved nor rejected.", "Choose one of them."));
        }

        if (settings.TimeoutHours is { } hours && hours is not (> 0 and <= 8760))
        {
            return Failed(StepSettings.Bad("timeoutHours", "The time limit is not between 0 and 8760 hours.", "Give it in hours."));
        }

        if (settings.ReminderHours?.Any(h => h is not (> 0 and <= 8760)) == true || settings.EscalateHours is not (null or (> 0 and <= 8760)))
        {
            return Failed(StepSettings.Bad("reminderHours", "A reminder or the escalation is not between 0 and 8760 hours.", "Give them in hours."));
        }

        return Task.FromResult<Result<StepOutcome>>(context.Answer is { } answer ? Answered(context, answer) : Ask(context, settings));
    }

    private static StepOutcome.Waiting Ask(StepContext context, ApprovalSettings settings) => new(string.IsNullOrWhiteSpace(settings.Message) ? "May this go on?" : settings.Message)
    {
        Form = settings.Fields is { Count: > 0 } fields ? Form(fields) : null,
        Views = ValueViews.Of(context.Input("input")),
        Timeout = settings.TimeoutHours is { } hours ? TimeSpan.FromHours(hours) : null,
        DefaultAnswer = settings.DefaultAnswer ?? "rejected",
        Answerers = Who(settings.Role, settings.Persons),
        Reminders = [.. (settings.ReminderHours ?? []).Select(h => TimeSpan.FromHours(h))],
        EscalateAfter = settings.EscalateHours is { } escalate ? TimeSpan.FromHours(escalate) : null,
        EscalateTo = Who(settings.EscalateRole ?? "admin", settings.EscalatePersons),
    };

    /// <summary>Null for everybody who may operate runs.</summary>
    private static Answerers? Who(string? role, IReadOnlyList<Guid>? persons)
    {
        Role? least = Enum.TryParse<Role>(role, ignoreCase: true, out var named) ? named : null;
        return least is null && persons is not { Count: > 0 } ? null : new Answerers(least, persons ?? []);
    }

    private static StepOutcome.Completed Answered(StepContext context, StepAnswer answer)
    {
        var port = answer.Answer == "approved" ? "approved" : "rejected";
        var input = context.Input("input");
        var value = answer.Fields is { ValueKind: JsonValueKind.Object } fields && fields.EnumerateObject().Any()
            ? JsonSerializer.SerializeToElement(new JsonObject { ["input"] = input is { } given ? JsonNode.Parse(given.GetRawText()) : null, ["fields"] = JsonNode.Parse(fields.GetRawText()) })
            : input ?? JsonSerializer.SerializeToElement(answer.Answer);
        var result = new StepResult().Output(port, value).Message($"{(port == "approved" ? "Approved" : "Rejected")} on {answer.At:yyyy-MM-dd HH:mm} UTC.");
        return answer.Fields is { ValueKind: JsonValueKind.Object } filled ? result.View("json", "Answers", filled).Done() : result.Done();
    }

    private static JsonElement Form(IReadOnlyList<ApprovalField> fields)
    {
        var properties = new JsonObject();
        foreach (var field in fields)
        {
            var property = new JsonObject { ["title"] = field.Title ?? field.Name, ["type"] = field.Type switch { "number" => "number", "boolean" => "boolean", _ => "string" } };
            switch (field.Type)
            {
                case "choice":
                    property["enum"] = new JsonArray([.. (field.Options ?? []).Select(o => (JsonNode)o)]);
                    break;
                case "date":
                    property["format"] = "date";
                    break;
                case "textarea":
                    property["x-widget"] = "textarea";
                    break;
            }

            properties[field.Name] = property;
        }

        return JsonSerializer.SerializeToElement(new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. fields.Where(f => f.Required).Select(f => (JsonNode)f.Name)]),
        });
    }

    private static Task<Result<StepOutcome>> Failed(Error error) => Task.FromResult<Result<StepOutcome>>(error);
}

/// <summary>Settings of approval blocks.</summary>
/// <param name="Message">What is asked.</param>
/// <param name="Fields">The form.</param>
/// <param name="TimeoutHours">After this the default answer is given.</param>
/// <param name="DefaultAnswer">approved or rejected.</param>
internal sealed record ApprovalSettings(string? Message, IReadOnlyList<ApprovalField>? Fields, double? TimeoutHours, string? DefaultAnswer)
{
    /// <summary>Members with this role or more may answer; null for no rule by role.</summary>
    public string? Role { get; init; }

    /// <summary>These members may answer.</summary>
    public IReadOnlyList<Guid>? Persons { get; init; }

    /// <summary>When people are reminded, from the beginning of the wait.</summary>
    public IReadOnlyList<double>? ReminderHours { get; init; }

    /// <summary>When others may answer too; null for never.</summary>
    public double? EscalateHours { get; init; }

    /// <summary>Who may answer after the escalation: admins unless given.</summary>
    public string? EscalateRole { get; init; }

    /// <summary>Members who may answer after the escalation.</summary>
    public IReadOnlyList<Guid>? EscalatePersons { get; init; }
}

/// <summary>A field of the form.</summary>
internal sealed record ApprovalField(string Name, string? Title, string? Type, IReadOnlyList<string>? Options, bool Required);
