[assembly: AssemblyFixture(typeof(Cadre.Blocks.Tests.BlocksFixture))]
