using System.Text;

namespace Cadre.Crdt;

/// <summary>What a transaction did to a text, as a delta.</summary>
internal sealed class TextEventDelta(TypeEvent textEvent, TypeNode text)
{
    private readonly List<DeltaOp> _ops = [];
    private readonly Dictionary<string, Any> _current = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Any> _old = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Any> _changed = new(StringComparer.Ordinal);
    private readonly StringBuilder _inserted = new();
    private DeltaKind? _action;
    private int _length;

    public List<DeltaOp> Compute()
    {
        for (var item = text.Start; item is not null; item = item.Right)
        {
            if (item.Content is FormatContent format) Format(item, format);
            else if (item.Countable) Content(item);
        }

        Flush();
        while (_ops.Count > 0 && _ops[^1] is { Kind: DeltaKind.Retain, Attributes: null }) _ops.RemoveAt(_ops.Count - 1);
        return _ops;
    }

    private void Content(Item item)
    {
        if (textEvent.Adds(item))
        {
            if (textEvent.Deletes(item)) return;
            var embed = item.Content is not TextContent;
            if (embed) Flush();
            Begin(DeltaKind.Insert);
            if (item.Content is TextContent content) _inserted.Append(content.Span);
            else
            {
                _action = null;
                _ops.Add(DeltaOp.Embed(item.Content.ValueAt(0), TextDelta.Copy(_current)));
            }
        }
        else if (textEvent.Deletes(item))
        {
            Begin(DeltaKind.Delete);
            _length += item.Length;
        }
        else if (!item.Deleted)
        {
            Begin(DeltaKind.Retain);
            _length += item.Length;
        }
    }

    private void Format(Item item, FormatContent format)
    {
        var (key, value) = (format.Key, format.Value);
        if (textEvent.Adds(item))
        {
            if (!textEvent.Deletes(item) && Current(key) != value)
            {
                if (_action == DeltaKind.Retain) Flush();
                if (value == _old.GetValueOrDefault(key, Any.Null)) _changed.Remove(key);
                else _changed[key] = value;
            }
        }
        else if (textEvent.Deletes(item))
        {
            _old[key] = value;
            if (Current(key) != value)
            {
                if (_action == DeltaKind.Retain) Flush();
                _changed[key] = Current(key);
            }
        }
        else if (!item.Deleted)
        {
            Kept(key, value);
        }

        if (item.Deleted) return;
        if (_action == DeltaKind.Insert) Flush();
        if (value.IsNullish) _current.Remove(key);
        else _current[key] = value;
    }

    private void Kept(string key, Any value)
    {
        _old[key] = value;
        if (!_changed.TryGetValue(key, out var changed) || changed == value) return;
        if (_action == DeltaKind.Retain) Flush();
        if (value.IsNullish) _changed.Remove(key);
        else _changed[key] = value;
    }

    private Any Current(string key) => _current.GetValueOrDefault(key, Any.Null);

    private void Begin(DeltaKind action)
    {
        if (_action == action) return;
        Flush();
        _action = action;
    }

    private void Flush()
    {
        if (_action == DeltaKind.Insert && _inserted.Length > 0) _ops.Add(DeltaOp.Insert(_inserted.ToString(), TextDelta.Copy(_current)));
        else if (_action == DeltaKind.Delete && _length > 0) _ops.Add(DeltaOp.Delete(_length));
        else if (_action == DeltaKind.Retain && _length > 0) _ops.Add(DeltaOp.Retain(_length, TextDelta.Copy(_changed)));
        _inserted.Clear();
        (_action, _length) = (null, 0);
    }
}
