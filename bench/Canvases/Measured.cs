namespace Cadre.Canvases.Bench;

/// <summary>One round.</summary>
/// <param name="Delivered">The share of the expected deliveries that arrived.</param>
/// <param name="Middle">Half of them arrived within this many ms.</param>
/// <param name="Late">All but one in a hundred arrived within this many ms.</param>
/// <param name="Share">The server's processor time, as a share of a core.</param>
internal sealed record Measured(double Delivered, double Middle, double Late, double Share);
