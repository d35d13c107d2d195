using BtcEvents.Features;
using BtcEvents.Learning;
using BtcEvents.Learning.Evaluation;

namespace BtcEvents.Forecasting;

/// <summary>
/// Rolling-origin folds over the calendar months, in blocks: a model is fitted to what was complete at the first month
/// of a block and forecasts all months of it. Every candidate and every baseline is judged on the same ones.
/// </summary>
internal sealed class FoldJudge
{
    private readonly LearningRows _rows;
    private readonly int _anchor;

    public FoldJudge(LearningRows rows, IReadOnlyList<RollingSplit> splits, int refitEvery, int seed)
    {
        (_rows, Seed) = (rows, seed);
        _anchor = rows.Features.IndexOf(FeatureNames.CloseToMean);
        Blocks = [.. splits.Chunk(refitEvery)];
    }

    public int Seed { get; }

    public IReadOnlyList<RollingSplit[]> Blocks { get; }

    public int Copies(CandidateFamily family) => family.CalendarRowsOnly ? 1 : _rows.Copies;

    /// <summary>Rows that were complete at the first month of a block.</summary>
    public TrainingMatrix TrainingRows(int block, bool calendarOnly)
    {
        var end = Blocks[block][0].TrainEnd;
        return calendarOnly ? _rows.Calendar.Slice(0, end) : _rows.CompleteAt(end);
    }

    /// <summary>Calendar rows of a block's months.</summary>
    public TrainingMatrix TestRows(int block) => _rows.Calendar.Slice(Blocks[block][0].TestRow, Blocks[block][^1].TestRow + 1);

    /// <summary>Value of the anchor in the i-th month of a block.</summary>
    public double Anchor(int block, int i) => _rows.Calendar.Row(Blocks[block][i].TestRow)[_anchor];

    /// <summary>Mean squared error of a fresh fit on a block.</summary>
    public double Loss(ILearner learner, int block, bool calendarOnly)
    {
        var model = learner.Fit(TrainingRows(block, calendarOnly), Seed);
        return Loss(block, i => model.Predict(_rows.Calendar.Row(Blocks[block][i].TestRow)));
    }

    /// <summary>Mean squared error of given forecasts on a block.</summary>
    public double Loss(int block, Func<int, double> forecast)
    {
        var sum = 0.0;
        for (var i = 0; i < Blocks[block].Length; i++)
        {
            var error = _rows.Calendar.Targets[Blocks[block][i].TestRow] - forecast(i);
            sum += error * error;
        }

        return sum / Blocks[block].Length;
    }

    /// <summary>Forecasts of all blocks, oldest first.</summary>
    public IReadOnlyList<FoldForecast> Forecast(ILearner learner, bool calendarOnly, int parallelism, CancellationToken cancellationToken)
    {
        var forecasts = new FoldForecast[Blocks.Count][];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken };
        Parallel.For(0, Blocks.Count, parallel, block =>
        {
            var model = learner.Fit(TrainingRows(block, calendarOnly), Seed);
            forecasts[block] = [.. Blocks[block].Select(split =>
                new FoldForecast(split, _rows.Calendar.Targets[split.TestRow], model.Predict(_rows.Calendar.Row(split.TestRow))))];
        });
        return [.. forecasts.SelectMany(f => f)];
    }
}
