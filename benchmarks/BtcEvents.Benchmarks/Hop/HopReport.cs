namespace BtcEvents.Benchmarks.Hop;

/// <summary>
/// What the rounds say, and which aims were met. Ratios are taken within a round, since the machine differs between
/// rounds.
/// </summary>
internal static class HopReport
{
    internal static BenchmarkReport Of(
        string name,
        HopPlan plan,
        Dictionary<Entrant, HopSeries> series,
        IReadOnlyList<string> leftOut
    )
    {
        var aims = Aims(series).ToArray();
        string[] lines =
        [
            $"{plan.Hops} facts a sample after {plan.WarmUp} of warm-up, {plan.Rounds} interleaved rounds; quorum "
                + $"queues; "
                + "publisher confirms on for all (Wolverine's are off by default), its inbox and outbox durable "
                + "either way",
            .. series.Select(pair => Line(pair.Key, pair.Value)),
            .. aims.Select(aim => aim.Line),
            .. leftOut,
        ];
        return new(name, lines, Figures(series, aims), Passed: aims.All(aim => aim.Met));
    }

    private static IEnumerable<Aim> Aims(Dictionary<Entrant, HopSeries> series)
    {
        var ours = series[Entrant.Ours];
        if (series.TryGetValue(Entrant.Tuned, out var tuned))
        {
            yield return Aim.AtLeast(
                "ratio_to_tuned",
                "hops/s, ours to Wolverine tuned",
                Ratio(ours.Rates, tuned.Rates),
                0.9
            );
        }

        if (series.TryGetValue(Entrant.Defaults, out var defaults))
        {
            yield return Aim.AtLeast(
                "ratio_to_defaults",
                "hops/s, ours to Wolverine's defaults",
                Ratio(ours.Rates, defaults.Rates),
                1.4
            );
        }

        if (series.TryGetValue(Entrant.Old, out var old))
        {
            yield return Aim.AtLeast(
                "ratio_to_old",
                "hops/s, ours to the older commit",
                Ratio(ours.Rates, old.Rates),
                0.9
            );
            yield return Aim.AtLeast(
                "ratio_traced_to_old",
                "hops/s, ours with an OTLP receiver to the older commit",
                Ratio(series[Entrant.Traced].Rates, old.Rates),
                0.9
            );
            yield return Aim.AtMost(
                "processor_ratio_to_old",
                "processor time, ours to the older commit",
                Ratio(ours.Processor, old.Processor),
                1.3
            );
        }

        yield return Aim.AtMost("p50_milliseconds", $"ours at {HopPlan.Pace}/s, p50 in ms", ours.Percentile(50), 8);
        yield return Aim.AtMost("p99_milliseconds", $"ours at {HopPlan.Pace}/s, p99 in ms", ours.Percentile(99), 25);
    }

    private static string Line(Entrant entrant, HopSeries series)
    {
        var database = series.Database.Count > 0 ? $"{Spread.Of(series.Database).Median:F2}" : "unknown";
        return $"{entrant.Title}: {Spread.Of(series.Rates).Of("F0")} hops/s (min/median/max); "
            + $"processor {Spread.Of(series.Processor).Median:F2} ms a hop, PostgreSQL's {database}; "
            + $"at {HopPlan.Pace}/s p50 {series.Percentile(50):F1} ms, p99 {series.Percentile(99):F1} ms of "
            + $"{series.Paced} hops";
    }

    private static double Ratio(IEnumerable<double> ours, IEnumerable<double> theirs) =>
        Spread.Of(ours.Zip(theirs, (one, other) => one / other)).Median;

    private static Dictionary<string, double> Figures(Dictionary<Entrant, HopSeries> series, IEnumerable<Aim> aims)
    {
        var figures = aims.ToDictionary(aim => aim.Key, aim => aim.Figure, StringComparer.Ordinal);
        foreach (var (entrant, measured) in series)
        {
            figures[entrant.Key + "_per_second"] = Spread.Of(measured.Rates).Median;
            figures[entrant.Key + "_processor_milliseconds"] = Spread.Of(measured.Processor).Median;
            figures[entrant.Key + "_p50_milliseconds"] = measured.Percentile(50);
            figures[entrant.Key + "_p99_milliseconds"] = measured.Percentile(99);
            if (measured.Database.Count > 0)
            {
                figures[entrant.Key + "_postgres_milliseconds"] = Spread.Of(measured.Database).Median;
            }
        }

        return figures;
    }
}
