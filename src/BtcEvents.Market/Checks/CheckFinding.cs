namespace BtcEvents.Market;

/// <summary>One thing a data check found.</summary>
/// <param name="Series">Name of the series.</param>
/// <param name="Rule">Name of the rule, for example <c>missing-days</c>.</param>
/// <param name="Severity">Whether it blocks.</param>
/// <param name="Message">One sentence with place and value.</param>
/// <param name="Count">How many breaches the sentence stands for: more than one where a report cuts a long list
/// short.</param>
public sealed record CheckFinding(string Series, string Rule, CheckSeverity Severity, string Message, int Count = 1);
