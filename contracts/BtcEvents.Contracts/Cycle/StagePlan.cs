namespace BtcEvents.Contracts;

/// <summary>What a plan means, as pure functions.</summary>
public static class StagePlan
{
    /// <summary>Whether the stage runs in a cycle of this plan.</summary>
    public static bool Runs(this CyclePlan plan, Stage stage) => stage >= plan.From && stage <= plan.Through;

    /// <summary>Reads a stage by its name, small or capital letters; false for any other text.</summary>
    public static bool TryParse(string? text, out Stage stage)
    {
        // Not Enum.TryParse, which takes numbers, and adds up the stages of a list.
        stage = Enum.GetValues<Stage>()
            .FirstOrDefault(one => one.ToString().Equals(text, StringComparison.OrdinalIgnoreCase));
        return stage != default;
    }

    /// <summary>The sentence that says what is wrong with the plan, or null.</summary>
    public static string? Fault(this CyclePlan plan)
    {
        if (!Enum.IsDefined(plan.From) || !Enum.IsDefined(plan.Through))
        {
            return $"the plan names a stage that does not exist (from {plan.From}, through {plan.Through})";
        }

        return plan.From > plan.Through ? $"the plan ends at {plan.Through} before it begins at {plan.From}" : null;
    }
}
