namespace BtcEvents.Learning.Trees;

/// <summary>
/// Exact greedy search for the best split of a node. With squared error the second derivative of a row is 1, so the
/// sum of those is the number of rows. Scans run from large to small and, where values are missing, also from small to
/// large: what is not scanned, missing rows included, is the other side.
/// </summary>
internal sealed class SplitSearch
{
    private const float LeastGap = 1e-6f;

    /// <summary>
    /// A gain that 32-bit rounding could still lift to the best is worked out exactly; all others cost no division.
    /// </summary>
    private const double RoundingMargin = 1 - 2e-6;

    private readonly SortedRows _rows;
    private readonly int[][] _orders;
    private readonly bool[] _bothWays;
    private readonly double[] _denominators;
    private readonly double[] _reciprocals;
    private readonly double _alpha;
    private readonly int _leastRows;
    private double[] _gradients = [];
    private double _total;
    private float _nodeGain;
    private Split _best;
    private double _bar;

    internal SplitSearch(TreeParameters parameters, SortedRows rows, int[][] orders)
    {
        (_rows, _orders) = (rows, orders);
        _bothWays = [.. Enumerable.Range(0, rows.FeatureCount).Select(rows.SearchesBothWays)];
        _denominators = [.. Enumerable.Range(0, rows.RowCount + 1).Select(n => n + (double)(float)parameters.Lambda)];
        _reciprocals = Array.ConvertAll(_denominators, d => 1 / d);
        (_alpha, _leastRows) = ((float)parameters.Alpha, (int)Math.Ceiling((float)parameters.MinChildWeight));
    }

    /// <summary>
    /// Value of a leaf with this sum of gradients over this many rows, before shrinkage (equation 5).
    /// </summary>
    internal float Weight(double gradient, int count) =>
        count < _leastRows ? 0 : (float)(-Shrink(gradient) / _denominators[count]);

    /// <summary>The best split of the rows in a range of places; gain 0 if there is none.</summary>
    internal Split Best(double[] gradients, int start, int end, double total)
    {
        (_gradients, _total, _best) = (gradients, total, default);
        if (end - start < Math.Max(2, 2 * _leastRows))
        {
            return _best;
        }

        _nodeGain = Gain(total, end - start);
        _bar = _nodeGain * RoundingMargin;
        for (var feature = 0; feature < _bothWays.Length; feature++)
        {
            var known = Known(feature, start, end);
            if (_bothWays[feature])
            {
                Scan(feature, start, known, step: 1, end - start);
            }

            Scan(feature, known - 1, start - 1, step: -1, end - start);
        }

        return _best;
    }

    /// <summary>Where the rows without a value begin.</summary>
    private int Known(int feature, int start, int end)
    {
        var (column, order) = (_rows.Columns[feature], _orders[feature]);
        var known = end;
        while (known > start && float.IsNaN(column[order[known - 1]]))
        {
            known--;
        }

        return known;
    }

    private void Scan(int feature, int from, int to, int step, int size)
    {
        if (from == to)
        {
            return;
        }

        var (column, order, gradients, reciprocals) = (
            _rows.Columns[feature],
            _orders[feature],
            _gradients,
            _reciprocals
        );
        var (total, alpha, bar, most) = (_total, _alpha, _bar, size - _leastRows);
        var (count, sum, last) = (1, gradients[order[from]], column[order[from]]);
        for (var place = from + step; place != to; place += step, count++)
        {
            var row = order[place];
            var value = column[row];
            if (value != last && count >= _leastRows && count <= most)
            {
                var (scanned, other) = alpha == 0 ? (sum, total - sum) : (Shrink(sum), Shrink(total - sum));
                if ((scanned * scanned * reciprocals[count]) + (other * other * reciprocals[size - count]) >= bar)
                {
                    bar = Consider(feature, sum, count, size, Between(value, last), step);
                }
            }

            sum += gradients[row];
            last = value;
        }

        if (count >= _leastRows && count <= most)
        {
            // All that is known against all that is missing: the threshold lies beyond the last value.
            Consider(feature, sum, count, size, last + (step * (Math.Abs(last) + LeastGap)), step);
        }
    }

    /// <summary>Takes the split if it is the best so far; returns what the next must reach.</summary>
    private double Consider(int feature, double sum, int count, int size, float threshold, int step)
    {
        var gain = Gain(sum, count) + Gain(_total - sum, size - count) - _nodeGain;
        if (gain > _best.Gain)
        {
            _best = new(gain, feature, threshold, MissingLeft: step < 0);
            _bar = ((double)_nodeGain + gain) * RoundingMargin;
        }

        return _bar;
    }

    /// <summary>The middle, unless rounding puts it on the value that must not be below it.</summary>
    private static float Between(float value, float last)
    {
        var middle = (value + last) * 0.5f;
        return middle == value ? last : middle;
    }

    /// <summary>Score of a set of rows (a term of equation 7).</summary>
    private float Gain(double gradient, int count)
    {
        var shrunk = Shrink(gradient);
        return (float)(shrunk * shrunk / _denominators[count]);
    }

    private double Shrink(double gradient) =>
        _alpha == 0 ? gradient
        : gradient > _alpha ? gradient - _alpha
        : gradient < -_alpha ? gradient + _alpha
        : 0;
}
