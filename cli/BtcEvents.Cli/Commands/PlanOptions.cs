using System.CommandLine;
using BtcEvents.Contracts;

namespace BtcEvents.Cli.Commands;

/// <summary>Options of a cycle's plan.</summary>
internal static class PlanOptions
{
    public static Option<Stage> From() =>
        StageOption(
            "--from",
            "First stage to run; what comes before is taken from an earlier cycle of the month",
            Stage.Data
        );

    public static Option<Stage> Through() => StageOption("--through", "Last stage to run", Stage.Forecast);

    public static Option<bool> ForceSelection() =>
        new("--force-selection") { Description = "Select features anew even where the present set still serves" };

    private static Option<Stage> StageOption(string name, string description, Stage usual) =>
        new(name)
        {
            Description = description,
            DefaultValueFactory = _ => usual,
            CustomParser = result =>
            {
                if (!StagePlan.TryParse(result.Tokens[0].Value, out var stage))
                {
                    result.AddError(
                        $"{name}: '{result.Tokens[0].Value}' is not a stage: "
                            + $"{string.Join(", ", Enum.GetNames<Stage>())} are"
                    );
                }

                return stage;
            },
        };
}
