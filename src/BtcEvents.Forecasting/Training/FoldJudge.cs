using BtcEvents.Features;
using BtcEvents.Learning;
using BtcEvents.Learning.Anchoring;
using BtcEvents.Learning.Evaluation;

namespace BtcEvents.Forecasting;

/// <summary>
/// Rolling-origin folds over the calendar months, in blocks: a model is fitted to what was complete at the first month
/// of a block and forecasts all months of it. Every candidate and every baseline is judged on the same ones.
/// </summary>
internal sealed class FoldJudge
{
    private readonly LearningRows _rows;

    public FoldJudge(LearningRows rows, IReadOnlyList<RollingSplit> splits, int refitEvery, int seed)
    {
        (_rows, Seed) = (rows, seed);
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
    public TrainingMatrix TestRows(int block) =>
        _rows.Calendar.Slice(Blocks[block][0].TestRow, Blocks[block][^1].TestRow + 1);

    /// <summary>
    /// Calendar rows of each block's training and test months, with what the anchor leaves open as target.
    /// </summary>
    public IReadOnlyList<(TrainingMatrix Train, TrainingMatrix Validation)> OpenParts(double driftPriorMonths) =>
        [
            .. Enumerable
                .Range(0, Blocks.Count)
                .Select(block =>
                    (
                        AnchoredLearner.OpenPart(
                            TrainingRows(block, calendarOnly: true),
                            FeatureNames.CloseToMean,
                            driftPriorMonths
                        ),
                        AnchoredLearner.OpenPart(TestRows(block), FeatureNames.CloseToMean, driftPriorRows: 0)
                    )
                ),
        ];

    /// <summary>Root mean squared error of a fresh fit on a block.</summary>
    public double Loss(ILearner learner, int block, bool calendarOnly)
    {
        var model = learner.Fit(TrainingRows(block, calendarOnly), Seed);
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
                var model = learner.Fit(TrainingRows(block, calendarOnly), Seed);
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
}
