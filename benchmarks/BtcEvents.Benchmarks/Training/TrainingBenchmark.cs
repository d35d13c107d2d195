namespace BtcEvents.Benchmarks.Training;

/// <summary>
/// A training with the old settings, side by side with the old Python recipe in the same run and on its own matrix.
/// </summary>
/// <remarks>
/// Options: <c>--recipe</c> or OLD_RECIPE, <c>--market</c> or BTC_MARKET, <c>--python</c> or PYTHON, <c>--month</c>,
/// <c>--trials</c>, <c>--threads</c>. The recipe needs Python with xgboost, scikit-learn and pandas.
/// </remarks>
internal sealed class TrainingBenchmark : IBenchmark
{
    private const double RequiredRatio = 10;

    public string Name => "training";

    public string Description =>
        "search over the old space with 4 one-month splits, then a bag of 10, against the old Python recipe";

    public BenchmarkReport Run(BenchmarkArguments arguments)
    {
        var recipe = Path.GetFullPath(
            arguments.Option("recipe", "OLD_RECIPE") ?? BesideTheRepository("bench/old_recipe.py")
        );
        var market = Path.GetFullPath(arguments.Option("market", "BTC_MARKET") ?? BesideTheRepository("data/market"));
        var python = arguments.Option("python", "PYTHON") ?? "/usr/bin/python3";
        var lacking =
            Lacking("old recipe", recipe, File.Exists(recipe), "--recipe or OLD_RECIPE")
            ?? Lacking("market figures", market, Directory.Exists(market), "--market or BTC_MARKET")
            ?? Lacking("Python", python, File.Exists(python), "--python or PYTHON");
        return lacking is null ? Compare(arguments, recipe, market, python) : BenchmarkReport.Skip(Name, lacking);
    }

    private BenchmarkReport Compare(BenchmarkArguments arguments, string recipe, string market, string python)
    {
        var trials = int.Parse(arguments.Options.GetValueOrDefault("trials", "75"));
        var threads = int.Parse(arguments.Options.GetValueOrDefault("threads", $"{Environment.ProcessorCount}"));
        var old = OldRecipeRun.Of(python, recipe, market, arguments.Options.GetValueOrDefault("month", "2025-06"));
        var training = new OldSettingsTraining(old.Matrix, trials, threads);
        var search = training.Run().Search;
        var ours = Measurement.Of(arguments.Repeats, () => training.Run());
        var figures = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["old_seconds"] = old.Seconds,
            ["old_training_seconds"] = old.TrainingSeconds,
            ["old_processor_seconds"] = old.ProcessorSeconds,
            ["old_validation_error"] = old.ValidationError,
            ["old_peak_megabytes"] = old.PeakMegabytes,
            ["new_training_seconds"] = ours.Median,
            ["new_processor_seconds"] = ours.ProcessorSeconds,
            ["new_validation_error"] = search.Best.Score,
            ["new_peak_megabytes"] = Measurement.PeakMegabytes,
            ["ratio"] = old.TrainingSeconds / ours.Median,
            ["processor_ratio"] = old.ProcessorSeconds / ours.ProcessorSeconds,
        };
        var (fast, good) = (figures["ratio"] >= RequiredRatio, search.Best.Score <= old.ValidationError);
        var ourTrials = $"{trials} trials of 4 stages, {search.Trials.Count(t => t.Pruned)} pruned, {threads} threads";
        return new(Name, Lines(old, ours, ourTrials, figures, (fast, good)), figures, Passed: fast && good);
    }

    private static string[] Lines(
        OldRecipeRun old,
        Measurement ours,
        string trials,
        Dictionary<string, double> figures,
        (bool Fast, bool Good) met
    ) =>
        [
            $"matrix of the old recipe: {old.Matrix.RowCount} months of {old.Matrix.Features.Count} features",
            $"old: {old.TrainingSeconds:F2} s for {old.Trials} trials and the bag ({old.Seconds:F2} s with "
                + $"features and "
                + $"selection), validation error {old.ValidationError:F4}, peak {old.PeakMegabytes:F0} MB",
            $"new: {ours.Median:F3} s (median of {ours.Seconds.Count}, {ours.Seconds[0]:F3} to "
                + $"{ours.Seconds[^1]:F3}) for {trials}, validation error {figures["new_validation_error"]:F4}, "
                + $"peak {figures["new_peak_megabytes"]:F0} MB",
            $"ratio: {figures["ratio"]:F1} times as fast (required: {RequiredRatio:F0}), "
                + $"{figures["processor_ratio"]:F1} by processor time of all threads: "
                + $"{(met.Fast ? "ok" : "TOO SLOW")}; "
                + $"validation error no worse: {(met.Good ? "ok" : "WORSE")}",
        ];

    private static string? Lacking(string what, string path, bool present, string how) =>
        present ? null : $"the {what} is not at {path}: say where with {how}";

    /// <summary>
    /// The folder <c>shared</c> beside the repository, found from wherever the benchmark was started.
    /// </summary>
    private static string BesideTheRepository(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BtcEvents.sln")))
            {
                return Path.Combine(folder.FullName, "..", "shared", path);
            }
        }

        return Path.Combine("..", "shared", path);
    }
}
