namespace BtcEvents.Cli.Dashboard;

/// <summary>There can be no dashboard here: the sentence says why, and what does instead.</summary>
internal sealed class DashboardUnavailableException(string message) : Exception(message);
