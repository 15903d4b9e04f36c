using Cadre.Expressions.Evaluation;

namespace Cadre.Expressions.Tests.Conformance;

/// <summary>
/// Runs the simple tests of the public CEL specification. The files are not part of this repository: set CEL_CONFORMANCE to the
/// folder tests/simple/testdata of github.com/google/cel-spec. Without it the test is skipped.
/// </summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    private static readonly string[] Files =
    [
        "basic", "bindings_ext", "comparisons", "conversions", "encoders_ext", "fields", "fp_math", "integer_math", "lists", "logic", "macros", "macros2",
        "math_ext", "namespace", "optionals", "parse", "plumbing", "string", "string_ext", "timestamps",
    ];

    // Protocol buffer messages and their wrapper types do not exist over JSON data.
    private static readonly string[] MessageMarks = ["TestAllTypes", "TestRequired", "NestedTestAllTypes", "GlobalEnum", "google.protobuf.", "google.rpc", "proto2.", "proto3.", "Proto2"];

    [Fact]
    public void SimpleTests_ApplicableOnes_AllPass()
    {
        string? folder = Environment.GetEnvironmentVariable("CEL_CONFORMANCE");
        Assert.SkipWhen(folder is null, "CEL_CONFORMANCE is not set.");
        int passed = 0, total = 0;
        var failures = new List<string>();
        foreach (string file in Files)
        {
            TextProto suite = TextProto.Parse(File.ReadAllText(Path.Combine(folder!, file + ".textproto")));
            foreach (TextProto section in suite.Messages("section"))
            {
                foreach (TextProto test in section.Messages("test"))
                {
                    total++;
                    string name = $"{file}/{section.Scalar("name")}/{test.Scalar("name")}";
                    if (SkipReason(test) is { } reason)
                        output.WriteLine($"skipped {name}: {reason}");
                    else if (Run(test) is { } failure)
                        failures.Add($"{name}: {ConformanceValue.Text(test.Scalar("expr")!)} => {failure}");
                    else
                        passed++;
                }
            }
        }

        output.WriteLine($"passed {passed}, failed {failures.Count}, skipped {total - passed - failures.Count}, total {total}");
        failures.ShouldBeEmpty(string.Join('\n', failures));
        passed.ShouldBeGreaterThan(500);
    }

    private static string? SkipReason(TextProto test)
    {
        string source = test.Scalar("expr") ?? "";
        bool timeType = source.StartsWith("google.protobuf.Timestamp ==", StringComparison.Ordinal) || source.StartsWith("google.protobuf.Duration ==", StringComparison.Ordinal);
        if (!timeType && Array.Exists(MessageMarks, m => source.Contains(m, StringComparison.Ordinal)))
            return "protocol buffer messages";
        if (test.Messages("bindings").Any(b => ConformanceValue.Read(b.Message("value")!.Message("value")!) is null))
            return "protocol buffer binding";
        if (test.Message("value") is { } value && ConformanceValue.Read(value) is null)
            return "protocol buffer result";
        return test.Scalar("check_only") == "true" ? "static types" : null;
    }

    private static string? Run(TextProto test)
    {
        var scope = new CelScope { Container = test.Scalar("container") ?? "" };
        foreach (TextProto binding in test.Messages("bindings"))
            scope.With(binding.Scalar("key")!, ConformanceValue.Read(binding.Message("value")!.Message("value")!)!);
        string source = ConformanceValue.Text(test.Scalar("expr")!);
        bool fails = test.Message("eval_error") is not null || test.Message("any_eval_errors") is not null;
        CelParseResult parsed = CelExpression.Parse(source, CelLimits.Default, check: false);
        if (parsed.Expression is null)
            return fails ? null : parsed.Errors[0].ToString();
        CelResult result = parsed.Expression.Evaluate(scope);
        if (fails)
            return result.Error is not null ? null : "expected an error";
        if (result.Value is null)
            return result.Error!.ToString();
        CelValue expected = (test.Message("value") ?? test.Message("typed_result")?.Message("result")) is { } value ? ConformanceValue.Read(value)! : CelBool.True;
        bool nan = expected is CelDouble { Value: double.NaN } && result.Value is CelDouble { Value: double.NaN };
        bool same = expected.TypeName == result.Value.TypeName && Equality.Same(expected, result.Value, new EvaluationContext(CelLimits.Default));
        return nan || same ? null : $"got {result.Value.TypeName} {result.Json?.ToJsonString()}";
    }
}
