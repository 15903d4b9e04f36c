namespace Cadre.Blocks.Squad;

/// <summary>A message in a squad.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="By">Who said it.</param>
/// <param name="Part">What it was for: work, choice, plan, review, verdict, summary.</param>
/// <param name="Text">What was said.</param>
internal sealed record SquadMessage(int Number, string By, string Part, string Text);
