using System.Text.Json;
using Cadre.Triggers.Domain;

namespace Cadre.Triggers.Tests.Domain;

public sealed class SlotInputsTests
{
    [Fact]
    public void Inputs_TakeTheSlotWhereAValueIsNothingElse()
    {
        var given = JsonElement.Parse("""{"at":"$slot","day":"$slot.date","since":"$slot.previous","text":"the $slot","n":3}""");
        var filled = SlotInputs.Of(given, new(2026, 3, 28, 23, 30, 0, TimeSpan.Zero), null, "Europe/Berlin");
        JsonSerializer.Serialize(filled).ShouldBe("""{"at":"2026-03-28T23:30:00Z","day":"2026-03-29","since":null,"text":"the $slot","n":3}""");
    }
}
