using Cadre.Expressions.Functions;

namespace Cadre.Expressions.Syntax;

/// <summary>Calls: macros, namespaced functions, functions, receivers; and the checks of name and arity.</summary>
internal sealed partial class Parser
{
    private Node MakeCall(int offset, Node? target, Token name, List<Node> arguments)
    {
        if (Failed)
            return Nothing(name);
        var macros = new MacroExpansion(nodes);
        if (macros.TryExpand(offset, target, name.Text, arguments) is { } expanded)
            return expanded;
        string full = name.Text;
        if (target is not null && QualifiedName(target) is { } space && FunctionTable.Find($"{space}.{name.Text}") is not null)
        {
            full = $"{space}.{name.Text}";
            target = null;
        }

        CelFunction? function = FunctionTable.Find(full);
        if (check && !Failed)
            Check(function, full, target is not null, arguments.Count, name.Start);
        else if (function is not null && !(target is null ? function.Global : function.Member).Allows(arguments.Count))
            function = null;
        Node[] all = target is null ? [.. arguments] : [target, .. arguments];
        return nodes.Add(new CallNode(offset, full, function, all), all);
    }

    private void Check(CelFunction? function, string name, bool member, int count, int offset)
    {
        if (function is null)
        {
            nodes.Fail(CelErrorCodes.UnknownFunction, $"there is no function '{name}'{FunctionTable.Suggest(name)}", offset);
            return;
        }

        Arity arity = member ? function.Member : function.Global;
        if (arity.Allows(count))
            return;
        if (!arity.Exists)
            nodes.Fail(CelErrorCodes.WrongArity, member ? $"'{name}' is not called on a value; write {name}(…)" : $"'{name}' is called on a value; write value.{name}(…)", offset);
        else
            nodes.Fail(CelErrorCodes.WrongArity, $"'{name}' takes {arity} here, not {count}", offset);
    }
}
