using BtcEvents.Market;
using BtcEvents.Sources;
using BtcEvents.Storage;

namespace BtcEvents.Fetcher;

/// <summary>Tells a past that is not what it was.</summary>
internal static class Revisions
{
    /// <summary>Rule of the finding that stored rows were replaced or taken out.</summary>
    public const string Rule = "past-revised";

    public static IEnumerable<CheckFinding> Findings(
        IReadOnlyDictionary<string, SeriesWritten> written,
        SourceSnapshot snapshot
    ) =>
        from one in written
        let revision = one.Value.Revision
        where revision is not null
        let document = snapshot.Series.FirstOrDefault(s => s.Raw.Spec.Name == one.Key)?.Raw.Document ?? one.Key
        select new CheckFinding(
            one.Key,
            Rule,
            CheckSeverity.Warn,
            $"{document}: of the rows that were stored, {CountsOf(revision)} now, {DaysOf(revision)}; the store keeps "
                + "their old values in series_history"
        );

    private static string CountsOf(SeriesRevision revision) =>
        string.Join(
            " and ",
            new[] { (Rows: revision.Changed, What: "different"), (Rows: revision.Gone, What: "absent") }
                .Where(part => part.Rows > 0)
                .Select(part => $"{part.Rows} {(part.Rows == 1 ? "is" : "are")} {part.What}")
        );

    private static string DaysOf(SeriesRevision revision) =>
        revision.First.Date == revision.Last.Date
            ? $"of {revision.First:yyyy-MM-dd}"
            : $"from {revision.First:yyyy-MM-dd} to {revision.Last:yyyy-MM-dd}";
}
