using Cadre.Kernel;
using Cadre.Runs.Artifacts;

namespace Cadre.Runs.Tests.Artifacts;

public sealed class ArtifactSignerTests
{
    private static readonly DateTimeOffset Ends = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly WorkspaceId Workspace = new(Guid.Parse("0198f2aa-0000-7000-8000-000000000001"));
    private static readonly SignedArtifact Link = new(new string('a', 64), "Bericht ü.pdf", true, Ends);
    private static readonly RunsOptions Options = new("/nowhere");

    [Fact]
    public void Verify_OwnToken_GivesWhatWasSigned() => At(Ends.AddSeconds(-1)).Verify(At(Ends).Sign(Workspace, Link)).ShouldBe((Workspace, Link));

    [Fact]
    public void Verify_AtItsEnd_GivesNothing() => At(Ends).Verify(At(Ends).Sign(Workspace, Link)).ShouldBeNull();

    [Fact]
    public void Verify_AnyCharacterChanged_GivesNothing()
    {
        var signer = At(Ends.AddDays(-1));
        var token = signer.Sign(Workspace, Link);
        for (var i = 0; i < token.Length - 1; i++) // The last character may carry unused bits.
        {
            signer.Verify(token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..]).ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("AAAA")]
    [InlineData("a b")]
    [InlineData("%2e%2e")]
    public void Verify_Nonsense_GivesNothing(string token) => At(Ends.AddDays(-1)).Verify(token).ShouldBeNull();

    [Fact]
    public void Verify_OtherKey_GivesNothing() =>
        new ArtifactSigner(new RunsOptions("/nowhere"), new Clock(Ends.AddDays(-1))).Verify(At(Ends).Sign(Workspace, Link)).ShouldBeNull();

    private static ArtifactSigner At(DateTimeOffset now) => new(Options, new Clock(now));

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
