namespace Cadre.Canvases.Live.Editing;

/// <summary>Orders of blocks, compatible with the client's: a letter that tells how many base-62 digits follow, then those digits.</summary>
internal static class FractionalIndex
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public const string First = "a0";

    /// <summary>A key after another; the first when there is none.</summary>
    public static string After(string? key)
    {
        if (key is null)
        {
            return First;
        }

        if (IntegerPart(key) is not { } head)
        {
            return key + "V";
        }

        var digits = head[1..].ToCharArray();
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            var next = Digits.IndexOf(digits[i], StringComparison.Ordinal) + 1;
            if (next < Digits.Length)
            {
                digits[i] = Digits[next];
                return head[0] + new string(digits);
            }

            digits[i] = '0';
        }

        return head[0] == 'z' ? key + "V" : (char)(head[0] + 1) + new string('0', head[0] - 'a' + 2);
    }

    private static string? IntegerPart(string key)
    {
        var length = key.Length == 0 ? 0 : key[0] - 'a' + 1;
        return length is >= 1 and <= 26 && key.Length > length && key.Skip(1).Take(length).All(c => Digits.Contains(c, StringComparison.Ordinal)) ? key[..(length + 1)] : null;
    }
}
