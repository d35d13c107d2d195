using BtcEvents.Failures;
using BtcEvents.Forecasting;
using BtcEvents.Learning.MlNet;

namespace BtcEvents.Benchmarks.RandomWalks;

/// <summary>How often chance alone promotes a candidate.</summary>
/// <remarks>
/// Options: <c>--walks</c>, <c>--threads</c>, <c>--seed</c>, <c>--candidates</c> (names with commas between them) and
/// <c>--without-drift log</c> or <c>price</c>. The outcome does not depend on the threads.
/// </remarks>
internal sealed class RandomWalksBenchmark : IBenchmark
{
    private const int UsualWalks = 1_000;
    private const double MostPromotions = 12; // percent

    public string Name => "random-walks";

    public string Description => $"share of promotions on {UsualWalks:N0} simulated random walks (--walks N)";

    public BenchmarkReport Run(BenchmarkArguments arguments)
    {
        var walks = arguments.Number("walks", UsualWalks);
        var threads = arguments.Number("threads", Environment.ProcessorCount);
        var (seed, fair) = (arguments.Number("seed", 1), FairPrice(arguments));
        var recipe = new ForecastRecipe { Training = Training(arguments), Trees = new MlNetTrees() };
        var (decisions, progress) = (new Decision[walks], new WalkProgress(walks));
        var processor = Environment.CpuUsage.TotalTime;
        Parallel.For(
            0,
            walks,
            new() { MaxDegreeOfParallelism = threads },
            number => progress.Count(decisions[number] = Decision.Of(new(seed, number, fair), recipe))
        );
        var competing = recipe.Training.Candidates.Where(decisions[0].Skill.ContainsKey);
        return Report(decisions, [.. competing], (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }

    private static bool FairPrice(BenchmarkArguments arguments) =>
        arguments.Options.GetValueOrDefault("without-drift", "log") switch
        {
            "log" => false,
            "price" => true,
            var other => throw new FormatException($"--without-drift must be log or price, not '{other}'"),
        };

    private static TrainingOptions Training(BenchmarkArguments arguments)
    {
        var usual = new TrainingOptions();
        var named = arguments.Options.GetValueOrDefault("candidates")?.Split(',');
        return OptionsCheck.Checked(TrainingOptions.Section, usual with { Candidates = named ?? usual.Candidates });
    }

    private BenchmarkReport Report(Decision[] decisions, string[] competing, double processor)
    {
        var all = PromotionShare.Of(decisions);
        var share = Aim.AtMost("promoted_percent", "share of promotions, percent", all.Percent, MostPromotions);
        string[] lines =
        [
            $"{RandomWalk.Months} months of spot prices, {100 * RandomWalk.DailyVolatility:F1} % a day, without drift "
                + $"of the {(decisions[0].Walk.FairPrice ? "price" : "logarithm")}",
            share.Line,
            $"promotions, 95 % interval in brackets: {all}",
            .. Parts(decisions, competing),
            $"processor time: {processor:F0} s, {processor / decisions.Length:F2} s a walk",
        ];
        var figures = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            [share.Key] = share.Figure,
            ["promoted_percent_low"] = all.Interval.Low,
            ["promoted_percent_high"] = all.Interval.High,
            ["processor_seconds"] = processor,
        };
        return new(Name, lines, figures, Passed: share.Met);
    }

    private static IEnumerable<string> Parts(Decision[] decisions, string[] competing)
    {
        var promoted = competing.Select(c => $"{c} {decisions.Count(d => d.Promoted == c)}");
        var skill = competing.Select(c => $"{c} {decisions.Average(d => d.Skill[c]):F3}");
        return
        [
            $"steady volatility: {PromotionShare.Of(decisions.Where(d => !d.Walk.Changing))}",
            $"changing volatility: {PromotionShare.Of(decisions.Where(d => d.Walk.Changing))}",
            $"promoted: {string.Join(", ", promoted)}",
            $"mean skill over end-of-month: {string.Join(", ", skill)}",
        ];
    }
}
