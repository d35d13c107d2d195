using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using BtcEvents.BusTests.Support;

namespace BtcEvents.ServerTests.Support;

/// <summary>
/// The queues of a virtual host: what the management interface tells of them, and what RabbitMQ has written down in its
/// folder.
/// </summary>
internal sealed class BrokerQueues(HttpClient http, string virtualHost, string folder)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Host => Uri.EscapeDataString(virtualHost);

    /// <summary>The queues with their type.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ListAsync() =>
        (await http.GetFromJsonAsync<JsonArray>($"queues/{Host}", Cancellation))!.ToDictionary(
            q => (string)q!["name"]!,
            q => (string)q!["type"]!,
            StringComparer.Ordinal
        );

    /// <summary>Each queue with its messages, consumers and leader, for a failure that says what it saw.</summary>
    public Task<string> DescribeAsync() =>
        http.GetStringAsync(
            $"queues/{Host}?columns=name,state,leader,messages_ready,messages_unacknowledged,consumers",
            Cancellation
        );

    /// <summary>Waits until a queue holds that many messages, and returns them; they stay.</summary>
    public async Task<JsonArray> MessagesAsync(string queue, int count)
    {
        var (found, _) = await Watchdog.UntilAsync(
            $"{count} messages in {queue}",
            async () => Tuple.Create(await PeekAsync(queue), (await ListAsync()).Keys),
            seen => seen.Item1.Count >= count,
            seen =>
                $"{seen.Item1.Count} messages, the queues {string.Join(", ", seen.Item2.Order(StringComparer.Ordinal))}"
        );
        return found;
    }

    /// <summary>
    /// How many messages a queue's consumer holds at most; waits until the management interface knows of it.
    /// </summary>
    public async Task<int> PrefetchAsync(string queue)
    {
        var consumers = await Watchdog.UntilAsync(
            $"a consumer of {queue}",
            () => http.GetFromJsonAsync<JsonArray>($"consumers/{Host}", Cancellation),
            all => all.Any(IsOfQueue),
            all => $"{all.Count} consumers"
        );
        return (int)consumers.First(IsOfQueue)!["prefetch_count"]!;

        bool IsOfQueue(JsonNode? consumer) => (string)consumer!["queue"]!["name"]! == queue;
    }

    /// <summary>
    /// Waits until the server has written down where it keeps the data of each queue. RabbitMQ 3.10 does so about a
    /// second after it confirmed the declaration; killed before that it finds the queue empty and without a leader,
    /// which no client can mend.
    /// </summary>
    public async Task KeptAsync()
    {
        var queues = (await ListAsync())
            .Where(queue => queue.Value == "quorum")
            .Select(queue => $"{virtualHost}_{queue.Key}m")
            .ToList();
        await Watchdog.UntilAsync(
            "every queue's data written down by RabbitMQ",
            async () => queues.Except(await KeptOfAsync(queues)).ToList(),
            missing => missing.Count == 0,
            missing => $"missing {string.Join(", ", missing)}"
        );
    }

    /// <summary>
    /// Takes the first message and gives it back, so many times or until the queue has none; as a consumer does that
    /// dies of it.
    /// </summary>
    public async Task RefuseAsync(string queue, int times)
    {
        await MessagesAsync(queue, 1);
        for (var time = 1; time < times && (await GetAsync(queue, 1, "reject_requeue_true")).Count > 0; time++)
        {
            // It is the broker that counts.
        }
    }

    private Task<JsonArray> PeekAsync(string queue) => GetAsync(queue, 100, "ack_requeue_true");

    private async Task<JsonArray> GetAsync(string queue, int count, string then)
    {
        var ask = new JsonObject
        {
            ["count"] = count,
            ["ackmode"] = then,
            ["encoding"] = "auto",
            ["truncate"] = 10_000,
        };
        using var answer = await http.PostAsJsonAsync($"queues/{Host}/{queue}/get", ask, Cancellation);
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonArray>(Cancellation))! : [];
    }

    // The register is a file of Erlang terms: a name is followed by the tag of a binary, "m", which holds the data's
    // folder.
    private async Task<IReadOnlyList<string>> KeptOfAsync(IReadOnlyList<string> queues)
    {
        var kept = new List<string>();
        foreach (var register in Directory.EnumerateFiles(folder, "names.dets", SearchOption.AllDirectories))
        {
            var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(register, Cancellation));
            kept.AddRange(queues.Where(queue => text.Contains(queue, StringComparison.Ordinal)));
        }

        return kept;
    }
}
