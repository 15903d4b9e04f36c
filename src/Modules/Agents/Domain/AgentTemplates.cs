using System.Globalization;
using Cadre.Agents.Contracts;

namespace Cadre.Agents.Domain;

/// <summary>The agents that Cadre brings along as beginnings: texts with a head of <c>key: value</c> lines, a line of dashes, and the instructions.</summary>
internal sealed class AgentTemplates
{
    private const string Folder = "template/";

    public AgentTemplates() => All = [.. typeof(AgentTemplates).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(Read).OrderBy(t => t.Order)];

    /// <summary>All of them, in their order.</summary>
    public IReadOnlyList<AgentTemplate> All { get; }

    private static AgentTemplate Read(string resource)
    {
        using var reader = new StreamReader(typeof(AgentTemplates).Assembly.GetManifestResourceStream(resource)!);
        var parts = reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n---\n", 2);
        var head = parts[0].Split('\n').Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim(), StringComparer.Ordinal);
        var id = resource[Folder.Length..];
        return new AgentTemplate(id, head["group"], int.Parse(head["order"], CultureInfo.InvariantCulture), new AgentProfile(head["name"], head["role"], parts[1].Trim())
        {
            Tools = [.. head["tools"].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => new ToolGrant(name))],
            Autonomy = Enum.Parse<Autonomy>(head["autonomy"], ignoreCase: true),
            Template = id,
        });
    }
}

/// <summary>A beginning for an agent.</summary>
/// <param name="Id">Its name, such as <c>tech-lead</c>.</param>
/// <param name="Group">core or squad.</param>
/// <param name="Order">Its place in the list.</param>
/// <param name="Profile">The agent that is made from it unless changed.</param>
internal sealed record AgentTemplate(string Id, string Group, int Order, AgentProfile Profile);
