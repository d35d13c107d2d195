using BtcEvents.Contracts;

namespace BtcEvents.AlertBridge;

/// <summary>Which facts people should know of, and in which words. Pure: the same fact gives the same alert.</summary>
public static class Alerts
{
    /// <summary>The alert of any fact; null where people need not know.</summary>
    public static AlertRaised? Find(ICycleFact fact) =>
        fact switch
        {
            StageFailed failed => Of(failed),
            CycleFailed failed => Of(failed),
            DriftDetected drift => Of(drift),
            ModelTrained trained => Of(trained),
            ForecastMade forecast => Of(forecast),
            _ => null,
        };

    /// <summary>A warning: the cycle may still go well; where it does not, <see cref="CycleFailed"/> follows.</summary>
    public static AlertRaised Of(StageFailed fact) =>
        Of(
            fact,
            AlertSeverity.Warning,
            $"{fact.Stage} failed",
            fact.Transient
                ? $"{fact.Reason} (may pass: asked for again while tries are left)"
                : $"{fact.Reason} (will not pass by itself)"
        );

    /// <summary>Critical: without a person there will be no forecast.</summary>
    public static AlertRaised Of(CycleFailed fact) =>
        Of(
            fact,
            AlertSeverity.Critical,
            $"the cycle failed at {fact.Stage}",
            $"{fact.Reason}. Cycle {fact.Cycle.CycleId}: once the cause is gone, retry it or start attempt "
                + $"{fact.Cycle.Attempt + 1}."
        );

    /// <summary>A warning with the features, strongest first.</summary>
    public static AlertRaised Of(DriftDetected fact) =>
        Of(
            fact,
            AlertSeverity.Warning,
            "the data drifted",
            $"{fact.Reason}. Features: {string.Join(", ", fact.Features)}"
        );

    /// <summary>Only a promotion is news; null for any other training.</summary>
    public static AlertRaised? Of(ModelTrained fact) =>
        fact.Promoted
            ? Of(
                fact,
                AlertSeverity.Info,
                $"{fact.Algorithm} is the new champion",
                $"{fact.PromotionReason}. Model {fact.Model}"
            )
            : null;

    /// <summary>A warning where the forecast is in doubt; null for any other.</summary>
    public static AlertRaised? Of(ForecastMade fact) =>
        fact.Doubts is []
            ? null
            : Of(fact, AlertSeverity.Warning, "the forecast is in doubt", string.Join("; ", fact.Doubts));

    /// <summary>
    /// A warning where another attempt is open: whoever published the command waits for a cycle that never begins. Null
    /// for any other answer: the cycle is there then, and can be followed.
    /// </summary>
    public static AlertRaised? Of(CycleStartAnswered answer, DateTimeOffset answeredAt) =>
        answer is { Accepted: false, State: CycleStates.Rejected }
            ? new()
            {
                Cycle = answer.Cycle,
                Severity = AlertSeverity.Warning,
                Title = $"{answer.Cycle.Symbol} {answer.Cycle.Month}: a start was refused",
                Text = $"Attempt {answer.Cycle.Attempt}: {answer.Reason}",
                OccurredAt = answeredAt,
            }
            : null;

    private static AlertRaised Of(ICycleFact fact, string severity, string title, string text) =>
        new()
        {
            Cycle = fact.Cycle,
            Severity = severity,
            Title = $"{fact.Cycle.Symbol} {fact.Cycle.Month}: {title}",
            Text = text,
            OccurredAt = fact.OccurredAt,
        };
}
