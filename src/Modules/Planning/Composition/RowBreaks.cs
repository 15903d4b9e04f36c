namespace Cadre.Planning.Composition;

/// <summary>Breaks a sequence of boxes into rows, as words are broken into lines, so that all of them together fill a screen of 16:9 at the largest zoom.</summary>
internal static class RowBreaks
{
    private const double Across = 16, Down = 9;

    /// <summary>What is no wider than this is read at a comfortable zoom on one row.</summary>
    private const double Comfortable = 2_000;

    /// <summary>The row of each box.</summary>
    public static int[] Of(IReadOnlyList<(double Width, double Height)> boxes, double gapAcross, double gapDown)
    {
        var rows = new int[boxes.Count];
        var width = boxes.Sum(b => b.Width + gapAcross) - gapAcross;
        if (width <= Comfortable)
        {
            return rows;
        }

        var best = double.PositiveInfinity;
        var limit = -gapAcross;
        foreach (var box in boxes)
        {
            limit += box.Width + gapAcross;
            var broken = Break(boxes, gapAcross, limit);
            var size = Size(boxes, broken, gapAcross, gapDown);
            if (size < best)
            {
                (best, rows) = (size, broken);
            }
        }

        return rows;
    }

    private static int[] Break(IReadOnlyList<(double Width, double Height)> boxes, double gap, double limit)
    {
        var rows = new int[boxes.Count];
        var (row, filled) = (0, 0.0);
        for (var i = 0; i < boxes.Count; i++)
        {
            if (filled > 0 && filled + gap + boxes[i].Width > limit)
            {
                (row, filled) = (row + 1, 0);
            }

            filled += (filled > 0 ? gap : 0) + boxes[i].Width;
            rows[i] = row;
        }

        return rows;
    }

    /// <summary>How large a screen must be to show all.</summary>
    private static double Size(IReadOnlyList<(double Width, double Height)> boxes, int[] rows, double gapAcross, double gapDown)
    {
        var lines = boxes.Select((box, i) => (Box: box, Row: rows[i])).GroupBy(entry => entry.Row, entry => entry.Box).ToList();
        var width = lines.Max(line => line.Sum(box => box.Width + gapAcross) - gapAcross);
        var height = lines.Sum(line => line.Max(box => box.Height) + gapDown) - gapDown;
        return Math.Max(width / Across, height / Down);
    }
}
