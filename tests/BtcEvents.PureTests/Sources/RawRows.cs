using BtcEvents.Market;

namespace BtcEvents.PureTests.Sources;

/// <summary>Series as a source would give them.</summary>
internal static class RawRows
{
    public static RawSeries Of(Series series) =>
        new()
        {
            Spec = series.Spec,
            Document = series.Spec.Name,
            Rows =
            [
                .. series.Times.Select(
                    (t, row) =>
                        new RawRow(new(series.Spec.Name, $"row {row}"), t, [.. series.Columns.Select(c => c[row])])
                ),
            ],
        };
}
