using Cadre.Sandboxes.Workspaces;

namespace Cadre.Sandboxes.Tests.Workspaces;

public sealed class UserPoolTests
{
    private static uint First => 1_650_000_000 + ((uint)Environment.ProcessId * 4); // Nobody else's.

    [Fact]
    public void Servers_OnOneMachine_NeverShareAUser()
    {
        var (one, other) = (new UserPool(First, 2), new UserPool(First, 2));
        uint[] taken = [one.Take(0), other.Take(0)];
        taken.Order().ShouldBe([First, First + 1]);
        Should.Throw<InvalidOperationException>(() => one.Take(0)).Message.ShouldContain("UserCount");
        other.Return(taken[1]);
        one.Take(taken[1]).ShouldBe(taken[1]);
        Array.ForEach(taken, one.Return);
    }

    [Fact]
    public void OwnerOfTheFolder_IsKept_UnlessAnotherServerUsesIt()
    {
        var (one, other) = (new UserPool(First + 2, 2), new UserPool(First + 2, 2));
        one.Take(First + 3).ShouldBe(First + 3);
        other.Take(First + 3).ShouldBe(First + 2);
        one.Return(First + 3);
        other.Return(First + 2);
        other.Take(First + 3).ShouldBe(First + 3);
        other.Return(First + 3);
    }
}
