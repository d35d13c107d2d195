using BtcEvents.Benchmarks.Builds;
using BtcEvents.Benchmarks.Hop;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage.S3;

namespace BtcEvents.Benchmarks.Startup;

/// <summary>
/// What it costs to start a service that uses every store: processor time of the trainer from its start until its
/// health page says that it can work, as checked out and at an older commit, in turn.
/// </summary>
internal sealed class StartupBenchmark : IBenchmark
{
    private const double AimedSeconds = 0.6;

    public string Name => "startup";

    public string Description => "processor time of the trainer's start, against an older commit";

    public IReadOnlyList<string> Servers => ["rabbitmq", "postgres", "mariadb", "s3"];

    public BenchmarkReport Run(BenchmarkArguments arguments)
    {
        var plan = HopPlan.Of(arguments);
        return Task.Run(() => RunAsync(plan)).GetAwaiter().GetResult();
    }

    private async Task<BenchmarkReport> RunAsync(HopPlan plan)
    {
        using var bucket = new S3Bucket(ServiceSettings.Read().Of<S3Options>(S3Options.Section));
        await bucket.EnsureAsync(CancellationToken.None);
        var source = Checkout.Ours();
        try
        {
            await using var old = await OldCheckout.CreateAsync(source, plan.Against);
            await using var ours = await StartedService.PrepareAsync("ours", source);
            await using var theirs = await StartedService.PrepareAsync("old", old.Source);
            return await CompareAsync(plan.Rounds, ours, theirs);
        }
        catch (NotHereException missing)
        {
            return BenchmarkReport.Skip(Name, missing.Message);
        }
    }

    private async Task<BenchmarkReport> CompareAsync(int rounds, StartedService ours, StartedService old)
    {
        var (mine, before) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            before.Add(await old.SecondsAsync());
            mine.Add(await ours.SecondsAsync());
        }

        var more = Aim.AtMost(
            "more_seconds",
            "seconds more than the older commit, median of the rounds",
            Spread.Of(mine.Zip(before, (one, other) => one - other)).Median,
            AimedSeconds
        );
        string[] lines =
        [
            $"{rounds} starts each, interleaved, tables made before; min/median/max of user and system time",
            $"as checked out: {Spread.Of(mine).Of("F2")} s; at the older commit: {Spread.Of(before).Of("F2")} s",
            more.Line,
        ];
        var figures = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["ours_seconds"] = Spread.Of(mine).Median,
            ["old_seconds"] = Spread.Of(before).Median,
            [more.Key] = more.Figure,
        };
        return new(Name, lines, figures, Passed: more.Met);
    }
}
