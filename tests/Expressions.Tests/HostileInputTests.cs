using System.Text.Json.Nodes;

namespace Cadre.Expressions.Tests;

/// <summary>Inputs made to exhaust the process end in typed errors within the budget.</summary>
public sealed class HostileInputTests
{
    [Fact]
    public void Parse_Megabyte_IsRefused() => ParseCode(new string('1', 1024 * 1024)).ShouldBe(CelErrorCodes.SourceTooLong);

    [Theory]
    [InlineData("(", 30_000)]
    [InlineData("[", 30_000)]
    [InlineData("!", 30_000)]
    [InlineData("-", 30_000)]
    [InlineData("{1:", 20_000)]
    [InlineData("a ? b : ", 8_000)]
    [InlineData("1+", 30_000)]
    [InlineData("f(", 30_000)]
    public void Parse_DeepNesting_IsTyped(string piece, int times) =>
        ParseCode(string.Concat(Enumerable.Repeat(piece, times)) + "1").ShouldBe(CelErrorCodes.TooDeep);

    [Fact]
    public void Parse_ManyNodes_IsTyped() => ParseCode("[" + string.Concat(Enumerable.Repeat("1,", 20_000)) + "]").ShouldBe(CelErrorCodes.TooManyNodes);

    [Theory]
    [InlineData("lists.range(2000).all(a, lists.range(2000).all(b, a + b >= 0)) || true", CelErrorCodes.CostExceeded)]
    [InlineData("lists.range(99).map(a, lists.range(99).map(b, lists.range(99).map(c, lists.range(99))))", CelErrorCodes.CostExceeded)]
    [InlineData("lists.range(9223372036854775807)", CelErrorCodes.SizeExceeded)]
    [InlineData("lists.range(30000).map(i, [i]).distinct()", CelErrorCodes.CostExceeded)]
    [InlineData("'x'.matches('(a{100}){100}')", CelErrorCodes.InvalidRegex)]
    [InlineData("'x'.matches('(?=a)')", CelErrorCodes.InvalidRegex)]
    [InlineData("'x'.matches(string(b'(a)') + '\\\\1')", CelErrorCodes.InvalidRegex)]
    public void Evaluate_Costly_IsTyped(string source, string code)
    {
        CelParseResult parsed = CelExpression.Parse(source);
        (parsed.Expression?.Evaluate(CelScope.Empty).Error ?? parsed.Errors[0]).Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("size({0})")]
    [InlineData("{0} == {0}")]
    [InlineData("'%s'.format([{0}])")]
    [InlineData("{0}")]
    public void Evaluate_SharedDoubling_StaysWithinLimits(string use)
    {
        string source = use.Replace("{0}", "x60", StringComparison.Ordinal);
        for (int i = 60; i > 0; i--)
            source = $"cel.bind(x{i}, [x{i - 1}, x{i - 1}], {source})";
        CelResult result = CelExpression.Parse($"cel.bind(x0, 1, {source})").Expression!.Evaluate(CelScope.Empty);
        if (!use.StartsWith("size", StringComparison.Ordinal))
            result.Error!.Code.ShouldBeOneOf(CelErrorCodes.CostExceeded, CelErrorCodes.SizeExceeded);
    }

    [Fact]
    public void Evaluate_DoublingText_IsStopped()
    {
        string source = "x40";
        for (int i = 40; i > 0; i--)
            source = $"cel.bind(x{i}, x{i - 1} + x{i - 1}, {source})";
        CelExpression.Parse($"cel.bind(x0, 'ab', {source})").Expression!.Evaluate(CelScope.Empty).Error!.Code.ShouldBe(CelErrorCodes.SizeExceeded);
    }

    [Fact]
    public void Evaluate_BacktrackingBait_IsLinear()
    {
        CelScope scope = new CelScope().With("s", JsonValue.Create(new string('a', 50_000) + "!"));
        CelExpression.Parse("s.matches('^(a+)+$')").Expression!.Evaluate(scope).Json!.ToJsonString().ShouldBe("false");
    }

    private static string ParseCode(string source) => CelExpression.Parse(source).Errors.ShouldHaveSingleItem().Code;
}
