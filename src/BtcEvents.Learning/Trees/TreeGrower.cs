namespace BtcEvents.Learning.Trees;

/// <summary>
/// Grows one tree after another on the same rows. Each node owns one range of places in every column's order of rows; a
/// split parts the ranges stably, so no value is sorted twice.
/// </summary>
internal sealed class TreeGrower
{
    private const float LeastGain = 1e-6f;

    private readonly TreeParameters _parameters;
    private readonly SortedRows _rows;
    private readonly SplitSearch _search;
    private readonly int[][] _orders;
    private readonly int[] _right;
    private readonly bool[] _goesLeft;
    private readonly List<TreeNode> _nodes = [];
    private double[] _gradients = [];
    private float[] _forecasts = [];

    internal TreeGrower(TreeParameters parameters, SortedRows rows)
    {
        (_parameters, _rows) = (parameters, rows);
        _orders = [.. rows.Orders.Select(o => new int[o.Length])];
        (_right, _goesLeft) = (new int[rows.RowCount], new bool[rows.RowCount]);
        _search = new(parameters, rows, _orders);
    }

    /// <summary>Grows a tree on the gradients and adds its leaf values to the forecasts of the rows.</summary>
    internal RegressionTree Grow(double[] gradients, float[] forecasts)
    {
        (_gradients, _forecasts) = (gradients, forecasts);
        for (var i = 0; i < _orders.Length; i++)
        {
            _rows.Orders[i].CopyTo(_orders[i], 0);
        }

        _nodes.Clear();
        Grow(0, _rows.RowCount, depth: 0);
        return new([.. _nodes]);
    }

    private int Grow(int start, int end, int depth)
    {
        var node = _nodes.Count;
        _nodes.Add(default);
        var total = 0.0;
        foreach (var row in _orders[^1].AsSpan(start, end - start))
        {
            total += _gradients[row];
        }

        var split = depth < _parameters.MaxDepth ? _search.Best(_gradients, start, end, total) : default;
        var weight = _search.Weight(total, end - start);
        var grown = split.Gain > LeastGain ? Part(split, start, end, depth) : Leaf(weight, start, end);
        _nodes[node] = grown with { Rows = end - start, Weight = weight };
        return node;
    }

    private TreeNode Leaf(float weight, int start, int end)
    {
        var value = weight * (float)_parameters.LearningRate;
        foreach (var row in _orders[^1].AsSpan(start, end - start))
        {
            _forecasts[row] += value;
        }

        return TreeNode.Leaf(value);
    }

    private TreeNode Part(Split split, int start, int end, int depth)
    {
        var column = _rows.Columns[split.Feature];
        foreach (var row in _orders[^1].AsSpan(start, end - start))
        {
            _goesLeft[row] = float.IsNaN(column[row]) ? split.MissingLeft : column[row] < split.Threshold;
        }

        // Children at the greatest depth are leaves, which need their rows but no longer the order of their values.
        var first = depth + 1 < _parameters.MaxDepth ? 0 : _orders.Length - 1;
        var middle = start;
        for (var i = first; i < _orders.Length; i++)
        {
            middle = PartStably(_orders[i], start, end);
        }

        var (left, right) = (Grow(start, middle, depth + 1), Grow(middle, end, depth + 1));
        return new(left, right, split.Feature, split.Threshold, split.MissingLeft, split.Gain);
    }

    /// <summary>
    /// Moves the rows that go left to the front, both sides in the order they had; returns where the right side
    /// begins.
    /// </summary>
    private int PartStably(int[] order, int start, int end)
    {
        var (left, right) = (start, 0);
        for (var place = start; place < end; place++)
        {
            var row = order[place];
            order[left] = row;
            _right[right] = row;
            var goes = _goesLeft[row] ? 1 : 0;
            left += goes;
            right += 1 - goes;
        }

        Array.Copy(_right, 0, order, left, right);
        return left;
    }
}
