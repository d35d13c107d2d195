using BtcEvents.Learning;

namespace BtcEvents.PureTests.Learning.Linear;

/// <summary>Seeded rows for the tests of the learning code.</summary>
internal static class RandomRows
{
    /// <summary>
    /// Rows of a linear truth with noise; the last column repeats the first plus a little where collinear.
    /// </summary>
    public static TrainingMatrix Of(int seed, int rows, int columns, bool collinear = false)
    {
        var random = new Random(seed);
        var values = new double[rows * columns];
        var targets = new double[rows];
        for (var i = 0; i < rows; i++)
        {
            var row = values.AsSpan(i * columns, columns);
            for (var j = 0; j < columns; j++)
            {
                row[j] = (Normal(random) * (j + 1)) + (10 * j);
                targets[i] += (j % 3 - 1) * row[j] / (j + 1);
            }

            if (collinear)
            {
                row[^1] = row[0] + (1e-6 * Normal(random));
            }

            targets[i] += 2 + Normal(random);
        }

        return new(values, targets, [.. Enumerable.Range(0, columns).Select(j => $"f{j}")]);
    }

    /// <summary>A standard normal draw (Box and Muller).</summary>
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
