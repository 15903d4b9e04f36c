namespace Cadre.Workers.Data.Models;

/// <summary>Columns as Q·R by modified Gram–Schmidt, each column orthogonalised twice.</summary>
internal sealed class Orthogonal
{
    private const double Independent = 1e-10;
    private readonly double[][] q;
    private readonly double[][] r;

    private Orthogonal(double[][] q, double[][] r) => (this.q, this.r) = (q, r);

    /// <summary>Null when a column depends on those before it. Columns have length one.</summary>
    internal static Orthogonal? Of(double[][] columns)
    {
        var width = columns.Length;
        var q = columns.Select(c => c.ToArray()).ToArray();
        var r = q.Select(_ => new double[width]).ToArray();
        for (var j = 0; j < width; j++)
        {
            for (var pass = 0; pass < 2; pass++)
            {
                for (var k = 0; k < j; k++)
                {
                    var along = Dot(q[k], q[j]);
                    r[k][j] += along;
                    for (var i = 0; i < q[j].Length; i++) q[j][i] -= along * q[k][i];
                }
            }
            r[j][j] = Math.Sqrt(Dot(q[j], q[j]));
            if (r[j][j] < Independent) return null;
            for (var i = 0; i < q[j].Length; i++) q[j][i] /= r[j][j];
        }
        return new Orthogonal(q, r);
    }

    internal double[] Solve(double[] y) => Back(q.Select(column => Dot(column, y)).ToArray());

    /// <summary>(RᵀR)⁻¹.</summary>
    internal double[][] Inverse()
    {
        var width = r.Length;
        var columns = Enumerable.Range(0, width).Select(j => Back(Enumerable.Range(0, width).Select(i => i == j ? 1.0 : 0.0).ToArray())).ToArray();
        return Enumerable.Range(0, width).Select(i => Enumerable.Range(0, width).Select(j => columns.Sum(c => c[i] * c[j])).ToArray()).ToArray();
    }

    internal IEnumerable<double> Leverages() => Enumerable.Range(0, q[0].Length).Select(i => q.Sum(column => column[i] * column[i]));

    private double[] Back(double[] right)
    {
        var solved = right.ToArray();
        for (var j = solved.Length - 1; j >= 0; j--)
        {
            for (var k = j + 1; k < solved.Length; k++) solved[j] -= r[j][k] * solved[k];
            solved[j] /= r[j][j];
        }
        return solved;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
