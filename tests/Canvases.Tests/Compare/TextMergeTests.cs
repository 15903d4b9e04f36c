using Cadre.Canvases.Compare;

namespace Cadre.Canvases.Tests.Compare;

public class TextMergeTests
{
    [Theory]
    [InlineData("a\nb\nc", "A\nb\nc", "a\nb\nC", "A\nb\nC")]
    [InlineData("a\nb\nc", "a\nb\nc\nd", "b\nc", "b\nc\nd")]
    [InlineData("a\nb\nc", "x\nb\nc", "x\nb\nc", "x\nb\nc")]
    [InlineData("a\nb\nc\nd\ne", "a\nc\nd\ne", "a\nb\nc\nd\nnew\ne", "a\nc\nd\nnew\ne")]
    [InlineData("", "a\n", "", "a\n")]
    [InlineData("a\r\nb\r\nc\r\n", "a\r\nB\r\nc\r\n", "a\r\nb\r\nc\r\nd\r\n", "a\r\nB\r\nc\r\nd\r\n")]
    public void Of_ChangesApart_TakesBoth(string origin, string ours, string theirs, string merged)
    {
        TextMerge.Of(origin, ours, theirs).ShouldBe(new MergedText(merged, IsClean: true));
        TextMerge.Of(origin, theirs, ours).ShouldBe(new MergedText(merged, IsClean: true));
    }

    [Theory]
    [InlineData("a\nb\nc", "a\nour\nc", "a\ntheir\nc", "a\nour\ntheir\nc")]
    [InlineData("a\nb\nc", "a\nc", "a\nB\nc", "a\nB\nc")]
    [InlineData("a\nb\nc\nd", "a\nx\nd", "a\nb\ny\nz\nd", "a\nx\nb\ny\nz\nd")]
    [InlineData("one", "two", "three", "two\nthree")]
    public void Of_ChangesOfTheSameLines_HoldsBothAndSaysSo(string origin, string ours, string theirs, string both) =>
        TextMerge.Of(origin, ours, theirs).ShouldBe(new MergedText(both, IsClean: false));

    [Fact]
    public void Of_AnyTexts_KeepsWhatOneSideAloneWrote()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var lines = Enumerable.Range(0, 12).Select(i => $"line {i}").ToList();
            var (ours, theirs) = (lines.ToList(), lines.ToList());
            ours[random.Next(12)] = "ours alone";
            theirs.Insert(random.Next(13), "theirs alone");
            var merged = TextMerge.Of(string.Join('\n', lines), string.Join('\n', ours), string.Join('\n', theirs)).Text.Split('\n');
            merged.ShouldContain("ours alone");
            merged.ShouldContain("theirs alone");
            TextMerge.Of(string.Join('\n', lines), string.Join('\n', ours), string.Join('\n', lines)).Text.ShouldBe(string.Join('\n', ours));
        }
    }
}
