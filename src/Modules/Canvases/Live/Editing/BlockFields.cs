using Cadre.Crdt;

namespace Cadre.Canvases.Live.Editing;

/// <summary>
/// The fields of a block: the object <c>p</c> as it was written when the block was made, overlaid by one key for each field that changed since
/// (<c>p.title</c>, <c>p.settings.prompt</c>; undefined: removed). So two people who change different fields of one block both keep their change,
/// a block that nobody changed costs four keys, and documents of before the overlay read as they always did.
/// </summary>
internal static class BlockFields
{
    public const string Base = "p", Settings = "settings", Mirrored = "mirrored";
    private const string FieldPrefix = "p.", SettingPrefix = "p.settings.";

    /// <summary>All fields; settings are a map among them.</summary>
    public static Dictionary<string, Any> Read(SharedMap block)
    {
        var fields = Copy(block[Base]);
        if (block.Count <= 4 && !block.Any(entry => entry.Key.StartsWith(FieldPrefix, StringComparison.Ordinal)))
        {
            return fields;
        }

        var overlay = block.Where(entry => entry.Key.StartsWith(FieldPrefix, StringComparison.Ordinal)).ToList();
        foreach (var (key, value) in overlay.Where(entry => !entry.Key.StartsWith(SettingPrefix, StringComparison.Ordinal)))
        {
            Put(fields, key[FieldPrefix.Length..], value);
        }

        var settings = Copy(fields.GetValueOrDefault(Settings));
        var changed = false;
        foreach (var (key, value) in overlay.Where(entry => entry.Key.StartsWith(SettingPrefix, StringComparison.Ordinal)))
        {
            Put(settings, key[SettingPrefix.Length..], value);
            changed = true;
        }

        if (changed)
        {
            fields[Settings] = Any.FromMap(settings);
        }

        return fields;
    }

    /// <summary>One field that is a text, without looking at the others; null where there is none.</summary>
    public static string? ReadText(SharedMap block, string name)
    {
        if (block.TryGetValue(FieldPrefix + name, out var changed))
        {
            return changed.Text;
        }

        var fields = block[Base];
        return fields.Map is { } map ? map.GetValueOrDefault(name).Text : (fields.Shared as SharedMap)?[name].Text;
    }

    /// <summary>Writes one field; undefined removes it.</summary>
    public static void Write(SharedMap block, string name, Any value) => block[FieldPrefix + name] = value;

    /// <summary>Writes one setting; undefined removes it.</summary>
    public static void WriteSetting(SharedMap block, string name, Any value) => block[SettingPrefix + name] = value;

    /// <summary>Makes the settings what is wanted by writing those that differ.</summary>
    public static void WriteSettings(SharedMap block, IReadOnlyDictionary<string, Any> wanted)
    {
        var current = Copy(Read(block).GetValueOrDefault(Settings));
        foreach (var (name, value) in wanted.Where(entry => !current.TryGetValue(entry.Key, out var old) || old != entry.Value))
        {
            WriteSetting(block, name, value);
        }

        foreach (var name in current.Keys.Where(name => !wanted.ContainsKey(name)).ToList())
        {
            WriteSetting(block, name, Any.Undefined);
        }
    }

    /// <summary>
    /// Takes away the editor's note for which texts the settings are a picture of: what stands in the settings now was written past the editor, which then takes it over instead of writing its own again.
    /// </summary>
    public static void ForgetPictures(SharedMap block)
    {
        if (Read(block).ContainsKey(Mirrored))
        {
            Write(block, Mirrored, Any.Undefined);
        }
    }

    private static void Put(Dictionary<string, Any> into, string name, Any value)
    {
        if (value.Kind == AnyKind.Undefined)
        {
            into.Remove(name);
        }
        else
        {
            into[name] = value.Shared?.ToAny() ?? value;
        }
    }

    private static Dictionary<string, Any> Copy(Any value) => (value.Shared?.ToAny() ?? value).Map is { } map ? new(map, StringComparer.Ordinal) : new(StringComparer.Ordinal);
}
