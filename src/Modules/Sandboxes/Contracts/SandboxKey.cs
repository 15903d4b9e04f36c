using System.Text.RegularExpressions;

namespace Cadre.Sandboxes;

/// <summary>Names a sandbox within its workspace: 1 to 80 characters of <c>a-z 0-9 - _</c>, beginning with a letter or digit.</summary>
public readonly partial record struct SandboxKey
{
    /// <summary>Wraps a valid key.</summary>
    /// <exception cref="ArgumentException">The text is no valid key.</exception>
    public SandboxKey(string value)
    {
        Value = Pattern().IsMatch(value) ? value : throw new ArgumentException($"'{value}' is no sandbox key: use 1 to 80 characters of a-z, 0-9, '-' and '_'.", nameof(value));
    }

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9_-]{0,79}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
