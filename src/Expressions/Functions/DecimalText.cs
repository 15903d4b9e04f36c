using System.Globalization;
using System.Numerics;

namespace Cadre.Expressions.Functions;

/// <summary>Doubles as decimal text, rounded half to even from their exact binary value.</summary>
internal static class DecimalText
{
    public static string Fixed(double value, int digits)
    {
        if (!double.IsFinite(value))
            return ConversionFunctions.Double(value);
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7ff);
        long mantissa = (bits & 0xfffffffffffff) | (exponent == 0 ? 0 : 1L << 52);
        exponent = (exponent == 0 ? 1 : exponent) - 1075;
        BigInteger scaled = mantissa * BigInteger.Pow(10, digits);
        if (exponent >= 0)
            scaled <<= exponent;
        else
        {
            BigInteger unit = BigInteger.One << -exponent;
            var (quotient, rest) = BigInteger.DivRem(scaled, unit);
            int half = (rest * 2).CompareTo(unit);
            scaled = half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
        }

        string text = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        string sign = double.IsNegative(value) ? "-" : "";
        return digits == 0 ? sign + text : $"{sign}{text[..^digits]}.{text[^digits..]}";
    }

    public static string Exponent(double value, int digits)
    {
        if (!double.IsFinite(value))
            return ConversionFunctions.Double(value);
        string text = value.ToString($"e{digits}", CultureInfo.InvariantCulture);
        int mark = text.IndexOf('e', StringComparison.Ordinal);
        int power = int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return $"{text[..mark]}e{(power < 0 ? '-' : '+')}{Math.Abs(power):D2}";
    }
}
