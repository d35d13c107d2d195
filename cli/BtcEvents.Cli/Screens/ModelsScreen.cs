using BtcEvents.Cli.Distributed;
using BtcEvents.Cycles;
using BtcEvents.Storage;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Cli.Screens;

/// <summary>The models of the registry.</summary>
internal static class ModelsScreen
{
    private const int ShownDigits = 8;

    /// <summary>Shows them.</summary>
    /// <param name="history">The registry.</param>
    /// <param name="models">The models to show.</param>
    /// <param name="stores">Where they are.</param>
    /// <param name="whole">Whether each is shown with all that is known of it.</param>
    /// <param name="chosen">Whether only some were asked for.</param>
    public static void Show(
        ModelHistory history,
        IReadOnlyList<RegisteredModel> models,
        ReadStores stores,
        bool whole,
        bool chosen
    )
    {
        StoresLine.Show(stores);
        if (models.Count == 0)
        {
            Nothing.Show(stores, "btc models", "trains one", chosen);
            return;
        }

        if (whole)
        {
            foreach (var model in models)
            {
                Whole(history, model, stores.Option);
            }

            return;
        }

        foreach (var symbol in models.Select(model => model.Symbol).Distinct().Order(StringComparer.Ordinal))
        {
            Champion(history, symbol);
        }

        Lines(history, models);
        Console.WriteLine("Errors out of sample, in percentage points. Why one stands so:");
        Console.WriteLine($"  btc models MODEL{stores.Option}");
    }

    private static void Champion(ModelHistory history, string symbol)
    {
        if (history.Reign(symbol) is not { } reign)
        {
            Console.WriteLine($"{symbol} has no champion yet");
            return;
        }

        var model = history.Models.FirstOrDefault(model => model.Symbol == symbol && model.Model == reign.Model);
        Console.WriteLine(
            $"Champion of {symbol}: {model?.Algorithm} {Short(reign.Model)} of {model?.Month}, since "
                + $"{reign.PromotedAt:yyyy-MM-dd HH:mm} UTC"
        );
        Console.WriteLine($"  {reign.Reason}");
    }

    private static void Lines(ModelHistory history, IReadOnlyList<RegisteredModel> models)
    {
        var symbols = Math.Max("Symbol".Length, models.Max(m => m.Symbol.Length));
        var algorithms = Math.Max("Algorithm".Length, models.Max(m => m.Algorithm.Length));
        Console.WriteLine(
            $"{"Symbol".PadRight(symbols)}  Month    {"Algorithm".PadRight(algorithms)}   RMSE    MAE  Model     "
                + "Standing"
        );
        foreach (var model in models)
        {
            Console.WriteLine(
                $"{model.Symbol.PadRight(symbols)}  {model.Month}  {model.Algorithm.PadRight(algorithms)}  "
                    + $"{Metric(model, "rmse"), 5}  {Metric(model, "mae"), 5}  {Short(model.Model)}  "
                    + Standing(history, model)
            );
        }
    }

    private static void Whole(ModelHistory history, RegisteredModel model, string option)
    {
        Console.WriteLine($"{model.Symbol} {model.Month}: {model.Algorithm}, {Standing(history, model)}");
        Console.WriteLine($"  Model       {model.Model}");
        Console.WriteLine($"  Training    {model.Training}");
        Console.WriteLine($"  Cycle       {model.CycleId}");
        Console.WriteLine($"  Registered  {model.RegisteredAt:yyyy-MM-dd HH:mm:ss} UTC");
        Console.WriteLine(
            $"  Errors      RMSE {Metric(model, "rmse")}, MAE {Metric(model, "mae")} (out of sample, in percentage "
                + "points)"
        );
        var reigns = history.Of(model);
        foreach (var reign in reigns)
        {
            Console.WriteLine($"  Promoted    {reign.PromotedAt:yyyy-MM-dd HH:mm:ss} UTC: {reign.Reason}");
        }

        if (reigns.Count == 0)
        {
            var elsewhere = $"not kept then; its cycle has it: btc status --month {model.Month} --json{option}";
            Console.WriteLine($"  Why not     {model.PromotionReason ?? elsewhere}");
        }
    }

    private static string Standing(ModelHistory history, RegisteredModel model) =>
        history.IsChampion(model) ? "champion"
        : history.Of(model).Count > 0 ? "was champion"
        : "not promoted";

    private static string Metric(RegisteredModel model, string name) =>
        Text.Number(model.Metrics.TryGetValue(name, out var value) ? value : null);

    private static string Short(string model) => ArtefactReference.Parse(model).Digest[..ShownDigits];
}
