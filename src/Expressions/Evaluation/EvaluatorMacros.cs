using Cadre.Expressions.Syntax;

namespace Cadre.Expressions.Evaluation;

/// <summary>The macros. Each turn of a loop is paid for, so no nesting of loops outlives the budget.</summary>
internal sealed partial class Evaluator
{
    private CelValue Bind(BindNode node, Frame? frame)
    {
        CelValue value = Evaluate(node.Value, frame);
        if (value is ErrorValue)
            return value;
        if (node.Kind == BindKind.Bind)
            return Evaluate(node.Body, new Frame(node.Name, value, frame));
        if (value is not CelOptional optional)
            return ErrorValue.NoOverload(node.Kind == BindKind.OptionalMap ? "optMap" : "optFlatMap", value);
        if (optional.Value is null)
            return optional;
        CelValue body = Evaluate(node.Body, new Frame(node.Name, optional.Value, frame));
        if (body is ErrorValue)
            return body;
        if (node.Kind == BindKind.OptionalMap)
            return new CelOptional(body);
        return body is CelOptional ? body : ErrorValue.NoOverload("optFlatMap", value, body);
    }

    private CelValue Macro(MacroNode node, Frame? frame)
    {
        CelValue range = Evaluate(node.Range, frame);
        if (range is ErrorValue)
            return range;
        if (range is not (CelList or CelMap))
            return ErrorValue.NoOverload(node.Kind.ToString(), range);
        return node.Kind switch
        {
            MacroKind.All or MacroKind.Exists => Quantify(node, range, frame),
            MacroKind.ExistsOne => ExistsOne(node, range, frame),
            MacroKind.TransformMap or MacroKind.TransformMapEntry => TransformMap(node, range, frame),
            MacroKind.SortBy => SortBy(node, range, frame),
            _ => Collect(node, range, frame),
        };
    }

    private IEnumerable<Frame> Turns(MacroNode node, CelValue range, Frame? frame)
    {
        if (range is CelMap map)
        {
            foreach ((CelValue key, CelValue value) in map.Entries)
            {
                if (!context.Charge(1))
                    yield break;
                yield return node.Key is null
                    ? new Frame(node.Variable, key, frame)
                    : new Frame(node.Variable, value, new Frame(node.Key, key, frame));
            }
        }
        else if (range is CelList list)
        {
            for (int i = 0; i < list.Items.Length && context.Charge(1); i++)
            {
                Frame? outer = node.Key is null ? frame : new Frame(node.Key, new CelInt(i), frame);
                yield return new Frame(node.Variable, list.Items[i], outer);
            }
        }
    }

    private CelValue Quantify(MacroNode node, CelValue range, Frame? frame)
    {
        bool all = node.Kind == MacroKind.All;
        CelValue? failed = null;
        foreach (Frame turn in Turns(node, range, frame))
        {
            CelValue value = Evaluate(node.Body, turn);
            if (value is not CelBool b)
                failed ??= value as ErrorValue ?? ErrorValue.NoOverload(all ? "all" : "exists", value);
            else if (b.Value != all)
                return b;
        }

        return failed ?? CelBool.Of(all);
    }

    private CelValue ExistsOne(MacroNode node, CelValue range, Frame? frame)
    {
        int found = 0;
        foreach (Frame turn in Turns(node, range, frame))
        {
            CelValue value = Evaluate(node.Body, turn);
            if (value is not CelBool b)
                return value as ErrorValue ?? ErrorValue.NoOverload("exists_one", value);
            found += b.Value ? 1 : 0;
        }

        return CelBool.Of(found == 1);
    }

    /// <summary>Whether the turn is wanted. A failed filter is reported in <paramref name="error"/>.</summary>
    private bool Wanted(Node? filter, Frame turn, out CelValue? error)
    {
        error = null;
        if (filter is null)
            return true;
        CelValue value = Evaluate(filter, turn);
        if (value is CelBool b)
            return b.Value;
        error = value as ErrorValue ?? ErrorValue.NoOverload("filter", value);
        return false;
    }

    private CelValue Collect(MacroNode node, CelValue range, Frame? frame)
    {
        bool filter = node.Kind == MacroKind.Filter;
        var items = new List<CelValue>();
        foreach (Frame turn in Turns(node, range, frame))
        {
            bool wanted = Wanted(filter ? node.Body : node.Filter, turn, out CelValue? error);
            if (error is not null)
                return error;
            if (!wanted)
                continue;
            CelValue value = filter ? Frame.Find(turn, node.Variable) ?? CelNull.Instance : Evaluate(node.Body, turn);
            if (value is ErrorValue)
                return value;
            items.Add(value);
        }

        return context.AllowElements(items.Count) ? new CelList([.. items]) : CelNull.Instance;
    }

    private CelValue TransformMap(MacroNode node, CelValue range, Frame? frame)
    {
        var map = new MapBuilder(context);
        foreach (Frame turn in Turns(node, range, frame))
        {
            bool wanted = Wanted(node.Filter, turn, out CelValue? error);
            if (error is not null)
                return error;
            if (!wanted)
                continue;
            CelValue value = Evaluate(node.Body, turn);
            if (value is ErrorValue)
                return value;
            if (node.Kind == MacroKind.TransformMap)
            {
                CelValue key = (node.Key is null ? null : Frame.Find(turn, node.Key)) ?? CelNull.Instance;
                if (map.Add(key, value) is { } bad)
                    return bad;
                continue;
            }

            if (value is not CelMap entries)
                return ErrorValue.NoOverload("transformMapEntry", value);
            foreach ((CelValue key, CelValue item) in entries.Entries)
            {
                if (map.Add(key, item) is { } bad)
                    return bad;
            }
        }

        return map.Build();
    }

    private CelValue SortBy(MacroNode node, CelValue range, Frame? frame)
    {
        if (range is not CelList list)
            return ErrorValue.NoOverload("sortBy", range);
        var keys = new List<CelValue>();
        foreach (Frame turn in Turns(node, range, frame))
        {
            CelValue key = Evaluate(node.Body, turn);
            if (key is ErrorValue)
                return key;
            keys.Add(key);
        }

        return context.Fault is not null ? CelNull.Instance : Sorting.Sort(list.Items, [.. keys], context);
    }
}
