using System.Text;
using Cadre.Runs.Execution;
using Cadre.Runs.Persistence;

namespace Cadre.Runs.Tests.Persistence;

public sealed class JournalPagesTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(12, 1)]
    [InlineData(100, 3)]
    public void Write_ThenRead_GivesTheSameEventsInFewRows(int events, int rows)
    {
        var written = JournalPages.Write(7, [.. Enumerable.Range(8, events).Select(Event)], together: true);
        var read = Read(written);

        written.Count.ShouldBe(rows);
        written[^1].Seq.ShouldBe(7 + events);
        read.Select(e => e.Seq).ShouldBe(Enumerable.Range(8, events));
        read.ShouldAllBe(e => e.Kind == $"kind.{e.Seq}" && e.Payload == Text(e.Seq));
    }

    [Fact]
    public void Write_ForNodesThatReadNoPages_MakesARowForEachEvent()
    {
        var written = JournalPages.Write(0, [Event(1), Event(2)], together: false);

        written.Select(r => (r.Seq, r.Kind)).ShouldBe([(1, "kind.1"), (2, "kind.2")]);
    }

    [Fact]
    public void Write_AnEventLargerThanAPage_IsARowOfItsOwn()
    {
        var large = ("large", Encoding.UTF8.GetBytes($"\"{new string('x', 6000)}\""));
        var written = JournalPages.Write(0, [Event(1), Event(2), large, Event(4)], together: true);

        written.Select(r => r.Seq).ShouldBe([2, 3, 4]);
        Read(written).Select(e => e.Kind).ShouldBe(["kind.1", "kind.2", "large", "kind.4"]);
    }

    private static string Text(int number) => $$"""{"at":"é{{number}}","long":"{{new string('y', 80)}}"}""";

    private static (string Kind, byte[] Json) Event(int number) => ($"kind.{number}", Encoding.UTF8.GetBytes(Text(number)));

    private static List<EventRow> Read(IReadOnlyList<JournalRow> rows) => [.. rows.SelectMany(r => JournalPages.Read(new(r.Seq, r.Kind, 1, Encoding.UTF8.GetString(r.Payload))))];
}
