namespace BtcEvents.Learning.Evaluation;

/// <summary>
/// In how many months forecasts p had the sign of what came, a. A month without change (a = 0) has no direction and is
/// left out; a forecast of 0 for a month with one is wrong, or a model could improve its share by saying nothing. Where
/// every forecast is 0 none speaks of a direction, and there is nothing to judge.
/// </summary>
/// <param name="Right">Months with the same sign.</param>
/// <param name="Judged">Months that count.</param>
public sealed record DirectionCount(int Right, int Judged)
{
    /// <summary>Share of the judged months that were right, 0 to 1; null where none is judged.</summary>
    public double? Share => Judged == 0 ? null : (double)Right / Judged;

    /// <summary>Counts over finite outcomes and as many finite forecasts.</summary>
    /// <exception cref="ArgumentException">Their numbers differ.</exception>
    public static DirectionCount Of(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted)
    {
        if (actual.Length != predicted.Length)
        {
            throw new ArgumentException(
                $"{actual.Length} outcomes need as many forecasts, not {predicted.Length}",
                nameof(predicted)
            );
        }

        if (!predicted.ContainsAnyExcept(0))
        {
            return new(0, 0);
        }

        var (moved, right) = (0, 0);
        for (var i = 0; i < actual.Length; i++)
        {
            if (actual[i] != 0)
            {
                moved++;
                right += actual[i] * Math.Sign(predicted[i]) > 0 ? 1 : 0;
            }
        }

        return new(right, moved);
    }
}
