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
    private readonly int _seed;

    public FoldJudge(LearningRows rows, IReadOnlyList<RollingSplit> splits, int refitEvery, int seed)
    {
        (_rows, _seed) = (rows, seed);
        Blocks = [.. splits.Chunk(refitEvery)];
    }

    /// <summary>Copies of a month among the rows to learn from.</summary>
    public int Copies => _rows.Copies;

    public IReadOnlyList<RollingSplit[]> Blocks { get; }

    /// <summary>Rows that were complete at the first month of a block.</summary>
    public TrainingMatrix TrainingRows(int block, bool calendarOnly)
    {
        var end = Blocks[block][0].TrainEnd;
        return calendarOnly ? _rows.Calendar.Slice(0, end) : _rows.CompleteAt(end);
    }

    /// <summary>Root mean squared error of a fresh fit on a block.</summary>
    public double Loss(ILearner learner, int block)
    {
        var model = learner.Fit(TrainingRows(block, calendarOnly: false), _seed);
        var test = TestRows(block);
        return ForecastMetrics.Rmse(
            test.Targets,
            [.. Enumerable.Range(0, test.RowCount).Select(i => model.Predict(test.Row(i)))]
        );
    }

    /// <summary>Forecasts of all blocks, oldest first.</summary>
    public IReadOnlyList<FoldForecast> Forecast(
        ILearner learner,
        bool calendarOnly,
        int parallelism,
        CancellationToken cancellationToken
    )
    {
        var forecasts = new FoldForecast[Blocks.Count][];
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = parallelism,
            CancellationToken = cancellationToken,
        };
        Parallel.For(
            0,
            Blocks.Count,
            parallel,
            block =>
            {
                var model = learner.Fit(TrainingRows(block, calendarOnly), _seed);
                forecasts[block] =
                [
                    .. Blocks[block]
                        .Select(split => new FoldForecast(
                            split,
                            _rows.Calendar.Targets[split.TestRow],
                            model.Predict(_rows.Calendar.Row(split.TestRow))
                        )),
                ];
            }
        );
        return [.. forecasts.SelectMany(f => f)];
    }

    /// <summary>Calendar rows of a block's months.</summary>
    private TrainingMatrix TestRows(int block) =>
        _rows.Calendar.Slice(Blocks[block][0].TestRow, Blocks[block][^1].TestRow + 1);
}
