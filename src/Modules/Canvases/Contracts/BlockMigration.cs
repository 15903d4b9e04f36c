using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cadre.Canvases.Contracts;

/// <summary>How a block of one version becomes a block of the next: data only, applied in order.</summary>
/// <param name="From">The version left behind; the next one is reached.</param>
/// <param name="Steps">What changes.</param>
public sealed record BlockMigration(int From, IReadOnlyList<MigrationStep> Steps);

/// <summary>One change of a block's settings or ports. What it does not find it leaves alone.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "op")]
[JsonDerivedType(typeof(RenameSetting), "rename")]
[JsonDerivedType(typeof(MoveSetting), "move")]
[JsonDerivedType(typeof(DefaultSetting), "default")]
[JsonDerivedType(typeof(DropSetting), "drop")]
[JsonDerivedType(typeof(MapSetting), "map")]
[JsonDerivedType(typeof(RenamePort), "renamePort")]
[JsonDerivedType(typeof(DropPort), "dropPort")]
public abstract record MigrationStep;

/// <summary>A setting gets another name; one that has the new name already stays.</summary>
public sealed record RenameSetting(string Setting, string To) : MigrationStep;

/// <summary>A setting goes to another place, given as a path such as <c>style.color</c>; missing objects on the way are made.</summary>
public sealed record MoveSetting(string Setting, string To) : MigrationStep;

/// <summary>A setting that is absent gets a value.</summary>
public sealed record DefaultSetting(string Setting, JsonElement Value) : MigrationStep;

/// <summary>A setting is no longer known.</summary>
public sealed record DropSetting(string Setting) : MigrationStep;

/// <summary>A text setting gets another value, by a table; values that are not in it stay.</summary>
public sealed record MapSetting(string Setting, IReadOnlyDictionary<string, JsonElement> Values) : MigrationStep;

/// <summary>A port gets another name: its connections stay.</summary>
/// <param name="Side"><c>in</c> or <c>out</c>.</param>
/// <param name="Port">The old name.</param>
/// <param name="To">The new name.</param>
public sealed record RenamePort(string Side, string Port, string To) : MigrationStep;

/// <summary>A port is gone, and its connections with it.</summary>
/// <param name="Side"><c>in</c> or <c>out</c>.</param>
/// <param name="Port">Its name.</param>
public sealed record DropPort(string Side, string Port) : MigrationStep;
