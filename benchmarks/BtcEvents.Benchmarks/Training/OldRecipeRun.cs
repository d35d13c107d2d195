using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using BtcEvents.Learning;

namespace BtcEvents.Benchmarks.Training;

/// <summary>One run of the old Python recipe, and the matrix it trained on.</summary>
internal sealed record OldRecipeRun(
    double Seconds,
    double TrainingSeconds,
    double ProcessorSeconds,
    int Trials,
    double ValidationError,
    double PeakMegabytes
)
{
    internal TrainingMatrix Matrix { get; private init; } = new([], [], []);

    /// <exception cref="InvalidOperationException">The recipe failed; the message holds what it said.</exception>
    internal static OldRecipeRun Of(string python, string recipe, string market, string month)
    {
        var matrix = Path.GetTempFileName();
        try
        {
            var observer = Path.Combine(AppContext.BaseDirectory, "Training", "observe_recipe.py");
            var output = Run(python, [observer, recipe, matrix, "--market", market, "--from", month, "--to", month]);
            var run =
                JsonSerializer.Deserialize<OldRecipeRun>(output.TrimEnd().Split('\n')[^1], JsonSerializerOptions.Web)
                ?? throw new InvalidOperationException($"{observer} printed nothing");
            return run with { Matrix = Read(matrix) };
        }
        finally
        {
            File.Delete(matrix);
        }
    }

    private static string Run(string python, string[] arguments)
    {
        var start = new ProcessStartInfo(python, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{python} did not start");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"the old recipe failed: {errors.GetAwaiter().GetResult()}");
    }

    private static TrainingMatrix Read(string path)
    {
        double[][] lines = [.. File.ReadLines(path).Select(Numbers)];
        var features = Enumerable.Range(0, lines[0].Length - 1).Select(i => $"feature_{i}");
        return new([.. lines.SelectMany(l => l[..^1])], [.. lines.Select(l => l[^1])], [.. features]);
    }

    private static double[] Numbers(string line) =>
        Array.ConvertAll(line.Split(','), v => double.Parse(v, CultureInfo.InvariantCulture));
}
