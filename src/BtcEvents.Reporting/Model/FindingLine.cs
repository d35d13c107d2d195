namespace BtcEvents.Reporting;

/// <summary>One thing a data check found.</summary>
/// <param name="Series">The series.</param>
/// <param name="Rule">The rule, for example <c>missing-days</c>.</param>
/// <param name="Severity"><c>block</c> or <c>warn</c>.</param>
/// <param name="Message">One sentence.</param>
public sealed record FindingLine(string Series, string Rule, string Severity, string Message);
