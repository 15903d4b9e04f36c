using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Video;

/// <summary>Which picture belongs to which scene.</summary>
internal static class ScenePictures
{
    /// <summary>
    /// The scenes with their pictures: one whose block is titled after a scene ("Shot 3: The storm comes") is of that scene; where no title fits any scene, the pictures
    /// go to the scenes in their order. A scene without a picture is drawn.
    /// </summary>
    /// <param name="scenes">In order; those without text are headings and get none.</param>
    /// <param name="pictures">As connected.</param>
    /// <param name="titles">Of the blocks that made the pictures, one for each; null when unknown.</param>
    public static IReadOnlyList<Scene> Assign(IReadOnlyList<Scene> scenes, IReadOnlyList<ArtifactRef> pictures, IReadOnlyList<string>? titles)
    {
        var named = titles is not null && titles.Count == pictures.Count
            ? scenes.Select(s => s.Title.Length < 3 ? -1 : Enumerable.Range(0, pictures.Count).FirstOrDefault(i => titles[i].EndsWith(s.Title, StringComparison.OrdinalIgnoreCase), -1)).ToList()
            : [];
        if (named.Exists(n => n >= 0))
        {
            return [.. scenes.Zip(named, (s, n) => s.Image is null && n >= 0 && s.Text.Length > 0 ? s with { Image = pictures[n] } : s)];
        }

        var next = 0;
        return [.. scenes.Select(s => s.Image is null && s.Text.Length > 0 && next < pictures.Count ? s with { Image = pictures[next++] } : s)];
    }
}
