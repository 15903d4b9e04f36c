using Cadre.Runs.Artifacts;

namespace Cadre.Runs.Tests.Artifacts;

public sealed class DiskArtifactTests : ArtifactStoreConformance
{
    internal override IArtifactFiles CreateFiles(RunsOptions options) => new DiskArtifactFiles(options);
}
