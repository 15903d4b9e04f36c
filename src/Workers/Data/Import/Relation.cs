namespace Cadre.Workers.Data.Import;

/// <summary>Something the engine can select from, before its columns are brought into the standard types.</summary>
/// <param name="From">SQL that may stand after FROM.</param>
/// <param name="HasRejects">Whether rows that did not fit are in the engine's reject tables.</param>
/// <param name="Guess">Which types may hide in text columns.</param>
internal sealed record Relation(string From, bool HasRejects = false, Disguises Guess = Disguises.None);

/// <summary>What text may stand for: in CSV and workbooks numbers and dates; in JSON, which has numbers of its own, dates only.</summary>
internal enum Disguises
{
    None,
    Dates,
    NumbersAndDates,
}
