using Cadre.Expressions.Syntax;

namespace Cadre.Expressions.Evaluation;

/// <summary>Selection, indexing, and the making of lists and maps, each with its optional form.</summary>
internal sealed partial class Evaluator
{
    private CelValue Select(SelectNode node, Frame? frame)
    {
        if (node.Root is { } root && node.Qualified is { } name && (root.Absolute || Frame.Find(frame, root.Name) is null))
        {
            if (scope.HasDottedNames && !node.Test && scope.Find(name, root.Absolute) is { } qualified)
                return qualified;
            if (node.Type is not null && scope.Find(root.Name, root.Absolute) is null)
                return node.Type;
        }

        CelValue operand = Evaluate(node.Operand, frame);
        if (operand is ErrorValue)
            return operand;
        if (operand is CelOptional optional)
        {
            if (optional.Value is null)
                return node.Test ? CelBool.False : CelOptional.None;
            if (node.Test)
                return Has(optional.Value, node.Field);
            CelValue inner = Field(optional.Value, node.Field, missing: CelOptional.None);
            return inner is ErrorValue or CelOptional { Value: null } ? inner : new CelOptional(inner);
        }

        if (node.Test)
            return Has(operand, node.Field);
        if (!node.Optional)
            return Field(operand, node.Field, missing: null);
        CelValue field = Field(operand, node.Field, missing: CelOptional.None);
        return field is ErrorValue || ReferenceEquals(field, CelOptional.None) ? field : new CelOptional(field);
    }

    private static CelValue Has(CelValue operand, string field) =>
        operand is CelMap map ? CelBool.Of(map.Find(field) is not null) : ErrorValue.NoOverload("has", operand);

    private static CelValue Field(CelValue operand, string field, CelValue? missing)
    {
        if (operand is not CelMap map)
            return new ErrorValue(CelErrorCodes.NoSuchOverload, $"a {operand.TypeName} has no field '{field}'; only maps have fields");
        return map.Find(field) ?? missing
            ?? new ErrorValue(CelErrorCodes.NoSuchKey, $"there is no key '{field}'; test it with has(…) or read it with .?{field}.orValue(…)");
    }

    private CelValue Index(IndexNode node, Frame? frame)
    {
        CelValue operand = Evaluate(node.Operand, frame);
        if (operand is ErrorValue)
            return operand;
        CelValue key = Evaluate(node.Key, frame);
        if (key is ErrorValue)
            return key;
        bool optional = node.Optional;
        if (operand is CelOptional wrapped)
        {
            if (wrapped.Value is null)
                return CelOptional.None;
            operand = wrapped.Value;
            optional = true;
        }

        CelValue found = Element(operand, key);
        if (!optional)
            return found;
        if (found is not ErrorValue error)
            return new CelOptional(found);
        return error.Code is CelErrorCodes.NoSuchKey or CelErrorCodes.IndexOutOfRange ? CelOptional.None : error;
    }

    private static CelValue Element(CelValue operand, CelValue key)
    {
        if (operand is CelMap map)
        {
            if (map.Find(key) is { } value)
                return value;
            return key is CelString or CelInt or CelUint or CelBool or CelDouble
                ? new ErrorValue(CelErrorCodes.NoSuchKey, "the map has no such key; test it with 'key in map' or read it with map[?key].orValue(…)")
                : ErrorValue.NoOverload("_[_]", operand, key);
        }

        if (operand is not CelList list || key is not (CelInt or CelUint or CelDouble))
            return ErrorValue.NoOverload("_[_]", operand, key);
        if (MapKey.Of(key) is not { Kind: 'i' } position)
            return ErrorValue.Invalid("a list position must be a whole number");
        CelValue[] items = list.Items;
        return position.Number >= 0 && position.Number < items.Length
            ? items[position.Number]
            : new ErrorValue(CelErrorCodes.IndexOutOfRange, $"position {position.Number} is outside a list of {items.Length}; test it with size(list)");
    }

    private CelValue List(ListNode node, Frame? frame)
    {
        var items = new List<CelValue>(node.Items.Length);
        foreach (Element element in node.Items)
        {
            CelValue value = Evaluate(element.Value, frame);
            if (value is ErrorValue)
                return value;
            if (!element.Optional)
                items.Add(value);
            else if (value is not CelOptional optional)
                return ErrorValue.NoOverload("[?_]", value);
            else if (optional.Value is not null)
                items.Add(optional.Value);
        }

        return new CelList([.. items]);
    }

    private CelValue Map(MapNode node, Frame? frame)
    {
        var map = new MapBuilder(context);
        foreach (MapEntry entry in node.Entries)
        {
            CelValue key = Evaluate(entry.Key, frame);
            if (key is ErrorValue)
                return key;
            CelValue value = Evaluate(entry.Value, frame);
            if (value is ErrorValue)
                return value;
            if (entry.Optional)
            {
                if (value is not CelOptional optional)
                    return ErrorValue.NoOverload("{?_: _}", value);
                if (optional.Value is null)
                    continue;
                value = optional.Value;
            }

            if (map.Add(key, value) is { } error)
                return error;
        }

        return map.Build();
    }
}
