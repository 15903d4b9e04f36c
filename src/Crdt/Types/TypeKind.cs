namespace Cadre.Crdt;

/// <summary>Kinds of shared types; the numbers are those of the wire format.</summary>
public enum TypeKind
{
    /// <summary>A list.</summary>
    Array = 0,

    /// <summary>A map.</summary>
    Map = 1,

    /// <summary>Rich text.</summary>
    Text = 2,

    /// <summary>An XML element.</summary>
    XmlElement = 3,

    /// <summary>A list of XML nodes.</summary>
    XmlFragment = 4,

    /// <summary>A map with a hook name, rendered by the application.</summary>
    XmlHook = 5,

    /// <summary>Rich text within XML.</summary>
    XmlText = 6,

    /// <summary>A root that updates have named and the application has not yet.</summary>
    Undefined = 255,
}
