using System.Text;
using System.Text.Json;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.History;

/// <summary>The few fields of an event that a timeline needs, read without the rest of its payload.</summary>
/// <param name="Address">The step; for scopes the one that opened them; empty for events of the run.</param>
/// <param name="At">When.</param>
/// <param name="Number">The number of a scope.</param>
/// <param name="Single">Whether a body is opened just once.</param>
/// <param name="Status">How a scope ended.</param>
internal readonly record struct EventHead(string Address, DateTimeOffset At, int Number, bool Single, StepStatus Status)
{
    public static EventHead Read(string payload)
    {
        var head = default(EventHead) with { Address = "" };
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(payload));
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            head = Field(head, ref reader);
            reader.Skip();
        }

        return head;
    }

    private static EventHead Field(EventHead head, ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("address") && reader.Read())
        {
            return head with { Address = reader.GetString() ?? "" };
        }

        if (reader.ValueTextEquals("at") && reader.Read())
        {
            return head with { At = reader.GetDateTimeOffset() };
        }

        if (reader.ValueTextEquals("number") && reader.Read())
        {
            return head with { Number = reader.TokenType == JsonTokenType.Number ? reader.GetInt32() : 0 };
        }

        if (reader.ValueTextEquals("single") && reader.Read())
        {
            return head with { Single = reader.TokenType == JsonTokenType.True };
        }

        return reader.ValueTextEquals("status") && reader.Read() && Enum.TryParse<StepStatus>(reader.GetString(), ignoreCase: true, out var status)
            ? head with { Status = status }
            : head;
    }
}
