using BtcEvents.Learning;
using BtcEvents.Learning.Search;

namespace BtcEvents.PureTests.Learning.Trees;

/// <summary>Made-up rows: the target follows two of the features, with noise.</summary>
internal static class Samples
{
    internal static TrainingMatrix Rows(int rows = 36, int features = 6, int seed = 1, double missing = 0.1)
    {
        var generator = new SeededGenerator(seed);
        var (values, targets) = (new double[rows * features], new double[rows]);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < features; column++)
            {
                var value = (generator.NextDouble() * 20) - 10;
                values[(row * features) + column] = generator.NextDouble() < missing ? double.NaN : value;
                targets[row] += column switch
                {
                    0 => value,
                    1 => Math.Sin(value) * 5,
                    _ => generator.NextDouble(),
                };
            }
        }

        return new(values, targets, [.. Enumerable.Range(0, features).Select(f => $"feature_{f}")]);
    }

    internal static double[] Forecasts(IRegressor model, TrainingMatrix data) =>
        [.. Enumerable.Range(0, data.RowCount).Select(r => model.Predict(data.Row(r)))];
}
