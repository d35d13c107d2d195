using BtcEvents.Benchmarks.Builds;
using BtcEvents.Benchmarks.Bus;
using BtcEvents.Contracts;

namespace BtcEvents.Benchmarks.Hop;

/// <summary>
/// A stage's hop: a fact from a quorum queue, inbox, journal and outbox in one commit, the next fact out. Ours, ours
/// with an OTLP receiver, ours at an older commit, Wolverine with Marten and RabbitMQ, and a plain loop without store
/// take turns.
/// </summary>
internal sealed class HopBenchmark : IBenchmark
{
    public string Name => "hop";

    public string Description => "a stage's hop, in processes of their own, against Wolverine with Marten and RabbitMQ";

    public IReadOnlyList<string> Servers => ["rabbitmq", "postgres"];

    public BenchmarkReport Run(BenchmarkArguments arguments)
    {
        var plan = HopPlan.Of(arguments);
        return Task.Run(() => RunAsync(plan)).GetAwaiter().GetResult();
    }

    private async Task<BenchmarkReport> RunAsync(HopPlan plan)
    {
        await using var field = new HopField();
        try
        {
            await field.StartAsync(plan.Against);
        }
        catch (NotHereException missing)
        {
            return BenchmarkReport.Skip(Name, missing.Message);
        }

        await WarmUpAsync(field, plan);
        var series = field.Contenders.Keys.ToDictionary(entrant => entrant, _ => new HopSeries());
        for (var round = 0; round < plan.Rounds; round++)
        {
            await RoundAsync(field, plan, round, series);
        }

        return HopReport.Of(Name, plan, series, field.LeftOut);
    }

    private static async Task WarmUpAsync(HopField field, HopPlan plan)
    {
        foreach (var contender in field.Contenders.Values)
        {
            for (var done = 0; done < plan.WarmUp; done += plan.Hops)
            {
                await contender.RunAsync(
                    SampleFact.Prepared(-1 - (done / plan.Hops), Math.Min(plan.Hops, plan.WarmUp - done))
                );
            }
        }
    }

    private static async Task RoundAsync(HopField field, HopPlan plan, int round, Dictionary<Entrant, HopSeries> series)
    {
        var all = field.Contenders.ToArray();
        var (quick, paced) = (
            SampleFact.Prepared(2 * round, plan.Hops),
            SampleFact.Prepared((2 * round) + 1, plan.PacedInRound)
        );
        for (var turn = 0; turn < all.Length; turn++)
        {
            var (entrant, contender) = all[(round + turn) % all.Length]; // nobody always follows the same one
            await SampleAsync(contender, field, quick, series[entrant]);
        }

        foreach (var (entrant, contender) in all)
        {
            series[entrant].AddPaced(await contender.PaceAsync(paced, HopPlan.Pace));
        }
    }

    private static async Task SampleAsync(
        Contender contender,
        HopField field,
        FeaturesPrepared[] facts,
        HopSeries series
    )
    {
        var database = field.Postgres?.Seconds();
        var (seconds, processor) = await contender.RunAsync(facts);
        series.Rates.Add(facts.Length / seconds);
        series.Processor.Add(1000 * processor / facts.Length);
        if (field.Postgres is { } postgres && database is { } before)
        {
            series.Database.Add(1000 * (postgres.Seconds() - before) / facts.Length);
        }
    }
}
