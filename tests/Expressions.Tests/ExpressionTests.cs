using System.Text.Json.Nodes;

namespace Cadre.Expressions.Tests;

public sealed class ExpressionTests
{
    private static readonly CelScope Order = CelScope.From(JsonNode.Parse(
        """{"order":{"total":42,"price":1.5,"items":[{"sku":"a","n":2},{"sku":"b","n":3}],"constructor":"{{7*7}}"}}""")!.AsObject());

    [Theory]
    [InlineData("order.total + 1", "43")]
    [InlineData("order.price * 2.0", "3")]
    [InlineData("order.items.filter(i, i.n > 2).map(i, i.sku)", """["b"]""")]
    [InlineData("order.?note.orValue('none')", "\"none\"")]
    [InlineData("has(order.note) || order.total == 42.0", "true")]
    [InlineData("{'a': [1, 2u, b'hi', duration('90s')]}", """{"a":[1,2,"aGk=","90s"]}""")]
    [InlineData("order.constructor", "\"{{7*7}}\"")]
    [InlineData("[3, 1, 2].sort().slice(0, 2)", "[1,2]")]
    [InlineData("[[1], [2, [3]]].flatten()", "[1,2,[3]]")]
    [InlineData("[1, 1.0, 'a', 'a'].distinct()", """[1,"a"]""")]
    [InlineData("sets.contains([1, 2, 3], [2]) && sets.intersects([1], [1]) && sets.equivalent([1, 2], [2, 1])", "true")]
    public void Evaluate_JsonData_GivesJson(string source, string json) => Evaluate(source).Json!.ToJsonString().ShouldBe(json);

    [Theory]
    [InlineData("order.missing", CelErrorCodes.NoSuchKey)]
    [InlineData("nothing", CelErrorCodes.UnknownVariable)]
    [InlineData("1 / 0", CelErrorCodes.DivideByZero)]
    [InlineData("9223372036854775807 + 1", CelErrorCodes.Overflow)]
    [InlineData("1 + 1.0", CelErrorCodes.NoSuchOverload)]
    [InlineData("order.items[7]", CelErrorCodes.IndexOutOfRange)]
    [InlineData("{1: 2, '1': 3}", CelErrorCodes.NotJson)]
    [InlineData("constructor", CelErrorCodes.UnknownVariable)]
    [InlineData("order.__proto__", CelErrorCodes.NoSuchKey)]
    [InlineData("'a'.GetType", CelErrorCodes.NoSuchOverload)]
    public void Evaluate_Failure_IsTyped(string source, string code) => Evaluate(source).Error!.Code.ShouldBe(code);

    [Theory]
    [InlineData("1 +", CelErrorCodes.Syntax, 1, 4)]
    [InlineData("1 +\n sise(x)", CelErrorCodes.UnknownFunction, 2, 2)]
    [InlineData("x.startsWith()", CelErrorCodes.WrongArity, 1, 3)]
    [InlineData("x = 1", CelErrorCodes.Syntax, 1, 3)]
    [InlineData("x.matches('(a')", CelErrorCodes.InvalidRegex, 1, 11)]
    [InlineData("Foo{a: 1}", CelErrorCodes.Unsupported, 1, 4)]
    public void Parse_Mistake_NamesPlaceAndFix(string source, string code, int line, int column)
    {
        CelError error = CelExpression.Parse(source).Errors.ShouldHaveSingleItem();
        (error.Code, error.Line, error.Column).ShouldBe((code, line, column));
    }

    [Fact]
    public void References_FreeVariables_HavePathsWithoutMacroVariables()
    {
        CelExpression expression = CelExpression.Parse("a.b['c'].size() > x[i].y ? [1].map(v, v + q) : has(r.s)").Expression!;
        expression.References.Select(r => r.ToString()).ShouldBe(["a.b.c", "i", "x", "q", "r.s"]);
        expression.References[^1].Guarded.ShouldBeTrue();
    }

    private static CelResult Evaluate(string source) => CelExpression.Parse(source).Expression!.Evaluate(Order);
}
