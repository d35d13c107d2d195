namespace BtcEvents.ServerTests.Telemetry;

/// <summary>Prometheus' own judgement of pages, rules and configurations.</summary>
internal static class Promtool
{
    /// <summary>What it has to say about a page; nothing where the page is as it should be.</summary>
    public static async Task<string[]> ComplaintsAsync(string page)
    {
        var (code, said) = await Tool.RunAsync("promtool", ["check", "metrics"], page);
        return
        [
            .. said.SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            .. code == 0 ? Array.Empty<string>() : [$"exit code {code}"],
        ];
    }

    /// <summary>All that it says where it ends with another code than 0; else null.</summary>
    public static async Task<string?> RefusalAsync(params string[] arguments)
    {
        var (code, said) = await Tool.RunAsync("promtool", arguments);
        return code == 0 ? null : string.Concat(said);
    }
}
