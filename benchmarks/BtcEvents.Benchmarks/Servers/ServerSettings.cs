namespace BtcEvents.Benchmarks.Servers;

/// <summary>Whether the environment says where servers are.</summary>
internal static class ServerSettings
{
    /// <summary>The sentence that says which settings are missing, or null.</summary>
    internal static string? Lacking(IEnumerable<string> servers)
    {
        var missing = servers
            .Select(VariableOf)
            .Where(name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
            .ToList();
        return missing.Count == 0
            ? null
            : $"{string.Join(", ", missing)} is not set; 'make bench' starts servers of its own, "
                + "'make servers' writes the settings to .servers/servers.env";
    }

    private static string VariableOf(string server) =>
        server == "s3" ? "BTC_S3__ENDPOINT" : $"BTC_{server.ToUpperInvariant()}__HOST";
}
