using MathNet.Numerics;

namespace BtcEvents.Learning.Search;

/// <summary>
/// The density of one numeric dimension: a mixture of normal densities, cut off at the bounds, around each observed
/// value and, as prior, one as wide as the range (Bergstra et al. 2011, section 4). A kernel is as wide as the larger
/// gap to its neighbours, so that dense regions are described finely, and never narrower than a share of the range.
/// </summary>
internal sealed class ParzenEstimator
{
    private readonly double _low,
        _high;
    private readonly Kernel[] _kernels;

    internal ParzenEstimator(double low, double high, IEnumerable<double> observed)
    {
        (_low, _high) = (low, high);
        double[] centres = [.. observed, (low + high) / 2];
        var prior = centres.Length - 1;
        var order = Enumerable.Range(0, centres.Length).OrderBy(i => centres[i]).ThenBy(i => i).ToArray();
        _kernels =
        [
            .. order.Select((i, place) => Cut(centres[i], i == prior ? high - low : Width(centres, order, place))),
        ];
    }

    /// <summary>A value between the bounds.</summary>
    internal double Draw(SeededGenerator generator)
    {
        var kernel = _kernels[generator.NextIndex(_kernels.Length)];
        var share = kernel.Below + (generator.NextDouble() * kernel.Mass);
        var value = kernel.Centre + (kernel.Width * Math.Sqrt(2) * SpecialFunctions.ErfInv((2 * share) - 1));
        return Math.Clamp(value, _low, _high);
    }

    /// <summary>Logarithm of the mean density between two values, or at one if they are the same.</summary>
    internal double LogDensity(double from, double to)
    {
        var sum = 0.0;
        foreach (var kernel in _kernels)
        {
            sum +=
                to > from
                    ? (Normal(kernel, to) - Normal(kernel, from)) / kernel.Mass
                    : Math.Exp(-0.5 * Square((from - kernel.Centre) / kernel.Width)) / (kernel.Width * kernel.Mass);
        }

        // A value that no kernel reaches is as unlikely as a double can say, not a minus infinity that would spoil
        // sums.
        return Math.Log(Math.Max(sum / _kernels.Length, double.Epsilon));
    }

    private static double Normal(Kernel kernel, double value) => Normal((value - kernel.Centre) / kernel.Width);

    private static double Normal(double z) => 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));

    private static double Square(double value) => value * value;

    private double Width(double[] centres, int[] order, int place)
    {
        var centre = centres[order[place]];
        var left = centre - (place > 0 ? centres[order[place - 1]] : _low);
        var right = (place < order.Length - 1 ? centres[order[place + 1]] : _high) - centre;
        var range = _high - _low;
        return Math.Clamp(Math.Max(left, right), range / Math.Min(100, centres.Length + 1), range);
    }

    private Kernel Cut(double centre, double width)
    {
        var below = Normal((_low - centre) / width);
        return new(centre, width, below, Normal((_high - centre) / width) - below);
    }

    private sealed record Kernel(double Centre, double Width, double Below, double Mass);
}
