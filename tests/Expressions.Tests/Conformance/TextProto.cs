using System.Globalization;
using System.Text;

namespace Cadre.Expressions.Tests.Conformance;

/// <summary>A message in protocol buffer text format: fields in order, each a scalar or a message.</summary>
internal sealed class TextProto
{
    public List<(string Name, string? Scalar, TextProto? Message)> Fields { get; } = [];

    public static TextProto Parse(string text)
    {
        int at = 0;
        return new TextProtoReader(text).ReadMessage(ref at);
    }

    public string? Scalar(string name) => Fields.FirstOrDefault(f => f.Name == name).Scalar;

    public TextProto? Message(string name) => Fields.FirstOrDefault(f => f.Name == name).Message;

    public IEnumerable<TextProto> Messages(string name) => Fields.Where(f => f.Name == name && f.Message is not null).Select(f => f.Message!);
}

/// <summary>Reads the part of the format that the conformance files use. Strings are kept as one character per octet.</summary>
internal sealed class TextProtoReader(string text)
{
    public TextProto ReadMessage(ref int at)
    {
        var message = new TextProto();
        for (Skip(ref at); at < text.Length && text[at] != '}'; Skip(ref at))
        {
            int start = at;
            if (text[at] == '[')
                at = text.IndexOf(']', at) + 1;
            else
                while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
                    at++;
            string name = text[start..at];
            if (name.Length == 0)
                throw new FormatException($"Unexpected '{text[at]}' at {at}.");
            Skip(ref at);
            if (text[at] == ':')
                at++;
            Skip(ref at);
            if (text[at] == '[')
            {
                at++;
                for (Skip(ref at); text[at] != ']'; Skip(ref at))
                    ReadValue(name, message, ref at);
                at++;
            }
            else
                ReadValue(name, message, ref at);
        }

        return message;
    }

    private void ReadValue(string name, TextProto message, ref int at)
    {
        if (text[at] == '{')
        {
            at++;
            message.Fields.Add((name, null, ReadMessage(ref at)));
            at++;
            return;
        }

        if (text[at] is not ('"' or '\''))
        {
            int start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('}' or ']' or ',' or ';' or '#'))
                at++;
            message.Fields.Add((name, text[start..at], null));
            return;
        }

        var value = new StringBuilder();
        for (; at < text.Length && text[at] is '"' or '\''; Skip(ref at))
            ReadString(value, ref at);
        message.Fields.Add((name, value.ToString(), null));
    }

    private void ReadString(StringBuilder value, ref int at)
    {
        char quote = text[at++];
        while (text[at] != quote)
        {
            if (text[at] != '\\')
            {
                int width = char.IsSurrogatePair(text, at) ? 2 : 1;
                Octets(value, text.Substring(at, width));
                at += width;
                continue;
            }

            char kind = text[at + 1];
            at += 2;
            int simple = "abfnrtv\\'\"?".IndexOf(kind, StringComparison.Ordinal);
            if (simple >= 0)
                value.Append("\a\b\f\n\r\t\v\\'\"?"[simple]);
            else if (kind is 'x' or 'u' or 'U')
            {
                int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 8;
                int code = int.Parse(text.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                at += digits;
                if (kind == 'x')
                    value.Append((char)code);
                else
                    Octets(value, char.ConvertFromUtf32(code));
            }
            else
            {
                int code = kind - '0';
                for (int i = 0; i < 2 && text[at] is >= '0' and <= '7'; i++)
                    code = (code * 8) + (text[at++] - '0');
                value.Append((char)code);
            }
        }

        at++;
    }

    private static void Octets(StringBuilder value, string piece)
    {
        foreach (byte octet in Encoding.UTF8.GetBytes(piece))
            value.Append((char)octet);
    }

    private void Skip(ref int at)
    {
        while (at < text.Length)
        {
            if (text[at] == '#')
            {
                int end = text.IndexOf('\n', at);
                at = end < 0 ? text.Length : end;
            }
            else if (char.IsWhiteSpace(text[at]) || text[at] is ',' or ';')
                at++;
            else
                return;
        }
    }
}
