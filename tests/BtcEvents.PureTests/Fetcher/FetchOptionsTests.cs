using BtcEvents.Fetcher;
using BtcEvents.Forecasting;

namespace BtcEvents.PureTests.Fetcher;

public sealed class FetchOptionsTests
{
    [Fact]
    public void As_many_months_are_asked_for_at_data_as_selection_and_training_need()
    {
        var (training, selection) = (new TrainingOptions(), new SelectionOptions());

        Assert.Equal(
            Math.Max(training.LeastTrainingMonths + training.Gap + training.LeastJudgedMonths, selection.LeastMonths),
            new FetchOptions().LeastMonths
        );
    }
}
