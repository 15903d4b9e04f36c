namespace Cadre.Workers.Data.Models;

/// <summary>Short English lists: words that say nothing, that praise, that complain, and that turn around.</summary>
internal static class MoodWords
{
    internal static readonly HashSet<string> Filler = Set(
        "the and for are but not you all any can had has have was were will would with this that these those from they them their there then than what when where which who whom whose how why "
        + "into onto over under about after again also been being both did does doing down each few her here hers him his its itself just more most much must myself nor now off once only other our ours out own same she should "
        + "some such too until very via your yours one two get got let may might shall because while though although however since still yet even ever every per within without between across among it's i'm don't didn't can't");

    internal static readonly HashSet<string> Praise = Set(
        "good great excellent amazing awesome love loved loves like liked nice best better fantastic wonderful perfect happy pleased delighted satisfied helpful friendly fast quick easy simple reliable recommend recommended "
        + "comfortable clean beautiful brilliant superb outstanding impressive impressed enjoy enjoyed thanks thank worth valuable smooth intuitive responsive affordable sturdy solid fresh tasty delicious polite professional efficient");

    internal static readonly HashSet<string> Complaint = Set(
        "bad poor terrible awful horrible hate hated worst worse disappointing disappointed disappointment angry annoyed annoying slow broken broke breaks bug bugs buggy crash crashes crashed error errors fail failed fails failure "
        + "expensive overpriced late delayed dirty rude unhelpful difficult hard confusing confused useless waste wasted refund return returned complaint complain problem problems issue issues damaged defective faulty cheap flimsy "
        + "uncomfortable noisy wrong missing never unreliable frustrating frustrated");

    internal static readonly HashSet<string> Negations = Set("not no never hardly barely isn't wasn't don't didn't doesn't can't couldn't won't without");

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
