using System.Text;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Tests.Code;

public class CodeBlockTests(BlocksFixture blocks)
{
    [Theory]
    [InlineData("python", "import json\nd=json.load(open('input.json'))\nprint('hi')\njson.dump({'sum':sum(d)},open('result.json','w'))")]
    [InlineData("javascript", "import fs from 'node:fs'; const d=JSON.parse(fs.readFileSync('input.json','utf8')); console.log('hi'); console.log(JSON.stringify({sum:d.reduce((a,b)=>a+b)}))")]
    [InlineData("typescript", "import fs from 'node:fs'; type N = number[]; const d: N = JSON.parse(fs.readFileSync('input.json','utf8')); console.log('hi'); console.log(JSON.stringify({sum:d.reduce((a: number,b)=>a+b)}))")]
    [InlineData("csharp", "var d = JsonSerializer.Deserialize<int[]>(File.ReadAllText(\"input.json\"))!; Console.WriteLine(\"hi\"); Console.WriteLine(JsonSerializer.Serialize(new { sum = d.Sum() }));")]
    [InlineData("shell", "echo hi; echo '{\"sum\":6}'")]
    public async Task Run_InputFile_GivesResult(string language, string source)
    {
        var step = blocks.Step("code", new { language, source }, ("input", new[] { 1, 2, 3 }));

        var done = (await blocks.RunAsync(step)).ShouldBeOfType<StepOutcome.Completed>();

        done.Outputs["result"].GetProperty("sum").GetInt32().ShouldBe(6);
        done.Outputs["stdout"].GetString()!.ShouldStartWith("hi");
        step.Emitted.ToString().ShouldStartWith("hi");
    }

    [Theory]
    [InlineData("typescript", "let x: = 1", "main.ts:1:8")]
    [InlineData("csharp", "int x = \"a\";", "main.cs(1,9): error CS0029")]
    public async Task Run_CodeThatDoesNotCompile_NamesTheLine(string language, string source, string place) =>
        (await blocks.FailAsync("code", new { language, source })).Views.Single().Value!.Value.GetString()!.ShouldContain(place);

    [Theory]
    [InlineData("go", "package main\nimport (\"encoding/json\"; \"fmt\"; \"os\")\nfunc main() { var d []int; b, _ := os.ReadFile(\"input.json\"); json.Unmarshal(b, &d); s := 0; for _, n := range d { s += n }; fmt.Printf(\"{\\\"sum\\\":%d}\\n\", s) }", "golang-go")]
    [InlineData("rust", "fn main() { let s: i32 = std::fs::read_to_string(\"input.json\").unwrap().trim_matches(&['[', ']'][..]).split(',').map(|n| n.trim().parse::<i32>().unwrap()).sum(); println!(\"{{\\\"sum\\\":{}}}\", s); }", "rustc")]
    public async Task Run_CompilerThatMayBeMissing_RunsOrSaysWhatToInstall(string language, string source, string package)
    {
        var outcome = await blocks.RunAsync(blocks.Step("code", new { language, source }, ("input", new[] { 1, 2, 3 })));

        if (outcome is StepOutcome.Failed failed)
        {
            failed.Code.ShouldBe("language_missing", failed.Message);
            failed.Fix!.ShouldContain(package);
            return;
        }

        outcome.ShouldBeOfType<StepOutcome.Completed>().Outputs["result"].GetProperty("sum").GetInt32().ShouldBe(6);
    }

    [Theory]
    [InlineData("hardened", null, "sandbox_tier_too_weak")]
    [InlineData("standard", "nobody", "sandbox_provider_unknown")]
    [InlineData("none", null, "settings_invalid")]
    public async Task Run_IsolationThatCannotBeHad_IsRefused(string isolation, string? provider, string code) =>
        (await blocks.FailAsync("code", new { language = "shell", source = "echo hi", isolation, provider })).Code.ShouldBe(code);

    [Fact]
    public async Task Run_WritesToOut_BecomesArtifact()
    {
        var done = await blocks.CompleteAsync("code", new { language = "shell", source = "echo a,b > out/t.csv" });

        var file = done.Outputs["files"][0];
        file.GetProperty("mediaType").GetString().ShouldBe("text/csv");
        Encoding.UTF8.GetString(blocks.Bytes(file)).ShouldBe("a,b\n");
    }

    [Fact]
    public async Task Run_InputArtifact_IsThereByName()
    {
        var artifact = blocks.Artifacts.Add("data.txt", "text/plain", "seen"u8.ToArray());

        var done = await blocks.CompleteAsync("code", new { language = "shell", source = "cat in/data.txt" }, ("input", new object[] { artifact }));

        done.Outputs["stdout"].GetString().ShouldBe("seen");
    }

    [Fact]
    public async Task Run_Throws_ShowsTheTrace()
    {
        var failed = await blocks.FailAsync("code", new { language = "python", source = "1/0" });

        failed.Code.ShouldBe("code_failed");
        failed.Retryable.ShouldBeFalse();
        failed.Views.Single().Value!.Value.GetString()!.ShouldContain("ZeroDivisionError");
    }

    [Fact]
    public async Task Run_Endless_IsStopped()
    {
        (await blocks.FailAsync("code", new { language = "shell", source = "sleep 60", timeoutSeconds = 1 })).Code.ShouldBe("code_timeout");
    }

    [Fact]
    public async Task Run_TooMuchMemory_IsStopped()
    {
        var failed = await blocks.FailAsync("code", new { language = "python", source = "x=bytearray(900*1024*1024)\nimport time\nfor i in range(0,len(x),4096): x[i]=1\ntime.sleep(2)", memoryMb = 128 });

        (failed.Code is "code_memory" or "code_failed").ShouldBeTrue(failed.ToString());
    }
}
