using System.Text;
using BtcEvents.Forecasting;

namespace BtcEvents.PureTests.Forecasting;

public sealed class TrainingRecordFileTests
{
    [Fact]
    public void A_record_reads_back_whole()
    {
        var record = SimulatedCycle.Whole.Outcome.Record;
        var read = TrainingRecordFile.Read(SimulatedCycle.Whole.Record);
        Assert.Equal(SimulatedCycle.Whole.Record, TrainingRecordFile.Write(read));
        Assert.Equal(record.Recipe, read.Recipe);
        Assert.Equal(record.History, read.History);
        Assert.Equal(record.Leaderboard, read.Leaderboard);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("hello")]
    public void What_is_not_a_record_is_told(string text) =>
        Assert.Contains(
            "training record",
            Assert.Throws<InvalidDataException>(() => TrainingRecordFile.Read(Encoding.UTF8.GetBytes(text))).Message,
            StringComparison.Ordinal
        );
}
