using System.Diagnostics;
using BtcEvents.Contracts;

namespace BtcEvents.Messaging;

/// <summary>How much a stage had to do with, as tags of its span: what its fact counts.</summary>
internal static class SpanCounts
{
    public static void Tag(Activity span, ICycleFact? fact)
    {
        switch (fact)
        {
            case DataUpdated data:
                span.SetTag("btcevents.rows", data.Series.Sum(series => series.Rows));
                span.SetTag("btcevents.rows.written", data.Series.Sum(series => series.Written));
                span.SetTag("btcevents.findings", data.Findings.Count);
                break;
            case FeaturesPrepared prepared:
                span.SetTag("btcevents.months", prepared.Months).SetTag("btcevents.features", prepared.Features);
                break;
            case FeaturesSelected selected:
                span.SetTag("btcevents.features", selected.Features.Count);
                span.SetTag("btcevents.features.considered", selected.Considered);
                break;
            case ModelTrained trained:
                span.SetTag("btcevents.candidates", trained.Leaderboard.Count(line => !line.Baseline));
                break;
        }
    }
}
