using System.Text.Json.Nodes;

namespace Cadre.Expressions.Tests;

public sealed class TemplateTests
{
    private static readonly CelScope Scope = CelScope.From(JsonNode.Parse("""{"name":"{{1+1}}","n":2,"list":[1,"a"],"none":null}""")!.AsObject());

    [Theory]
    [InlineData("Hello {{ name }}!", "Hello {{1+1}}!")]
    [InlineData("{{n}}{{ n + 1 }}", "23")]
    [InlineData("{{ '}}' }} {{ {'a': {'b': 1}} }}", """}} {"a":{"b":1}}""")]
    [InlineData("{{list}}{{none}}.", """[1,"a"].""")]
    [InlineData(@"\{{ n }} is {{ n }}", "{{ n }} is 2")]
    [InlineData("", "")]
    public void Render_Values_AreInsertedAsData(string source, string text) =>
        CelTemplate.Parse(source).Template!.Render(Scope, CelLimits.Default).Value!.AsString.ShouldBe(text);

    [Fact]
    public void Evaluate_OnePlaceholder_KeepsType() =>
        CelTemplate.Parse("{{ list }}").Template!.Evaluate(Scope, CelLimits.Default).Json!.ToJsonString().ShouldBe("""[1,"a"]""");

    [Fact]
    public void Parse_Unclosed_NamesPlaceAndFix()
    {
        CelError error = CelTemplate.Parse("a\n{{ n }").Errors.ShouldHaveSingleItem();
        (error.Code, error.Line, error.Column).ShouldBe((CelErrorCodes.Syntax, 2, 6));
    }

    [Fact]
    public void Render_ManyPlaceholders_ShareOneBudget()
    {
        string source = string.Concat(Enumerable.Repeat("{{ list.map(i, n) }}", 50));
        CelTemplate.Parse(source).Template!.Render(Scope, CelLimits.Default with { Cost = 100 }).Error!.Code.ShouldBe(CelErrorCodes.CostExceeded);
    }
}
