using System.Text.RegularExpressions;

namespace Cadre.Runs.Domain;

/// <summary>Addresses without the numbers of items: the place of a step in the flow, the same for all openings of its body.</summary>
internal static partial class StepPath
{
    /// <summary><c>b3[17]/b4</c> gives <c>b3/b4</c>.</summary>
    public static string Of(string address) => Numbers().Replace(address, "");

    /// <summary>The step of the flow itself that an address lies within: <c>b3[17]/b4</c> gives <c>b3</c>.</summary>
    public static string Top(string address) => Of(address).Split('/')[0];

    [GeneratedRegex(@"\[\d+\](?=/)", RegexOptions.None, 1000)]
    private static partial Regex Numbers();
}
