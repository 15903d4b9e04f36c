using Cadre.Sandboxes.Watching;
using Cadre.Sandboxes.Workspaces;

namespace Cadre.Sandboxes.Tests.Watching;

public sealed class WorkspaceMeterTests
{
    private static readonly SandboxLimits Limits = new() { WorkspaceFiles = 50 };

    [Theory]
    [InlineData(200, 1, true)] // A program that was quicker than the first count.
    [InlineData(2, 40, true)]
    [InlineData(1, 700, true)] // Deeper than is walked.
    [InlineData(60, 1, false)] // Left from before: it can be cleared up from inside.
    public async Task FirstCount_FarOverTheLimit_IsOver(int folders, int depth, bool over)
    {
        var root = Directory.CreateTempSubdirectory("cadre-meter-");
        for (var i = 0; i < folders; i++)
        {
            Directory.CreateDirectory(Path.Combine([root.FullName, .. Enumerable.Repeat($"{i}", depth)]));
        }

        using (var folder = new WorkspaceFolder(root.FullName, null))
        {
            var meter = new WorkspaceMeter(folder, TimeProvider.System);
            meter.CountIfDue(Limits, () => []);
            while (meter.Allowance(Limits) is null)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            meter.IsOver(meter.Allowance(Limits)!).ShouldBe(over);
        }

        root.Delete(recursive: true);
    }
}
