using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;

namespace BtcEvents.ContainerTests.Support;

/// <summary>Starts cycles in the stack, and waits for their end.</summary>
internal static class MonthlyRuns
{
    /// <summary>Publishes a start as the form of the management page does.</summary>
    public static async Task PublishStartAsync(string month)
    {
        using var http = ManagementPage();
        var message = new JsonObject
        {
            ["properties"] = new JsonObject { ["content_type"] = "application/json", ["delivery_mode"] = 2 },
            ["routing_key"] = "",
            ["payload"] = $$"""{ "month": "{{month}}" }""",
            ["payload_encoding"] = "string",
        };
        using var answer = await http.PostAsJsonAsync("exchanges/btc/start-monthly-cycle/publish", message);
        answer.EnsureSuccessStatusCode();
        Assert.True((bool)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["routed"]!, "no queue took the start");
    }

    /// <summary>Waits until the first run of each month is over; its end, as <c>btc status</c> tells it.</summary>
    public static async Task<IReadOnlyDictionary<string, JsonNode>> EndedAsync(params string[] months)
    {
        var ended = await Watchdog.UntilAsync(
            $"the cycles of {string.Join(", ", months)} over",
            ListAsync,
            all => months.All(month => all.Any(cycle => MonthOf(cycle) == month && StateOf(cycle) != "running")),
            all => string.Join(", ", all.Select(Progress).Order(StringComparer.Ordinal))
        );
        return ended
            .Where(cycle => months.Contains(MonthOf(cycle)))
            .ToDictionary(MonthOf, cycle => cycle, StringComparer.Ordinal);
    }

    /// <summary>Each cycle there is; null while the servers do not answer.</summary>
    public static async Task<IReadOnlyList<JsonNode>?> ListAsync()
    {
        var answer = await Stack.BtcAsync("status", "--json");
        return answer.Code == 0 ? [.. JsonNode.Parse(answer.Printed)!.AsArray().Select(cycle => cycle!)] : null;
    }

    /// <summary>The queues in which messages wait, with how many.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> WaitingAsync()
    {
        using var http = ManagementPage();
        return (await http.GetFromJsonAsync<JsonArray>("queues/btc"))!
            .Select(queue => (Name: (string)queue!["name"]!, Count: (int?)queue["messages"] ?? 0))
            .Where(queue => queue.Count > 0)
            .ToDictionary(queue => queue.Name, queue => queue.Count, StringComparer.Ordinal);
    }

    /// <summary>
    /// Takes the first message of a queue and gives it back, as a consumer does that dies of it; what it was, or null
    /// where the queue has none.
    /// </summary>
    /// <param name="queue">Name of the queue.</param>
    /// <param name="ackMode"><c>reject_requeue_true</c> refuses it; <c>ack_requeue_true</c> looks at it.</param>
    public static async Task<JsonNode?> ReturnAsync(string queue, string ackMode)
    {
        using var http = ManagementPage();
        var ask = new JsonObject
        {
            ["count"] = 1,
            ["ackmode"] = ackMode,
            ["encoding"] = "auto",
        };
        using var answer = await http.PostAsJsonAsync($"queues/btc/{queue}/get", ask);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonArray>())!.FirstOrDefault();
    }

    // The version before began its states with a capital letter.
    public static string StateOf(JsonNode cycle) => ((string)cycle["state"]!).ToLowerInvariant();

    private static string MonthOf(JsonNode cycle) => (string)cycle["month"]!;

    private static string Progress(JsonNode cycle) =>
        $"{MonthOf(cycle)} {StateOf(cycle)} "
        + cycle["stages"]!.AsArray().Count(stage => (string?)stage!["state"] == "done");

    private static HttpClient ManagementPage()
    {
        var port = Stack.Settings["RABBITMQ_MANAGEMENT_PORT"];
        var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/api/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes("btc:" + Stack.Secret("rabbitmq_password")))
        );
        return http;
    }
}
