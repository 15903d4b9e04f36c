using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Report;

internal static class AnalyseTable
{
    internal static Outcome<Response> Run(Job job) => Profile.ProfileTable.Run(job);
}
