namespace Cadre.Workers.Data.Protocol;

/// <summary>The lines of a table that is browsed: requests in, answers out.</summary>
internal sealed class PageLines(TextReader input, TextWriter output)
{
    internal string? Read() => input.ReadLine();

    internal void Write(string line)
    {
        output.Write(line);
        output.Write('\n');
        output.Flush();
    }
}
