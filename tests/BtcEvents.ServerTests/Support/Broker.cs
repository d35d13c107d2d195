using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using BtcEvents.BusTests.Orchestrator;
using BtcEvents.BusTests.Support;
using BtcEvents.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.ServerTests.Support;

/// <summary>
/// One virtual host of the tests' RabbitMQ, made for one test and removed after it; seen through the management
/// interface.
/// </summary>
internal sealed class Broker : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly string _folder;

    private Broker(HttpClient http, RabbitMqOptions options, string folder) =>
        (_http, Options, _folder) = (http, options, folder);

    public RabbitMqOptions Options { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Host => Uri.EscapeDataString(Options.VirtualHost);

    public static async Task<Broker> CreateAsync(Servers servers, string name)
    {
        var options = new RabbitMqOptions
        {
            Host = servers["RABBITMQ__HOST"],
            Port = int.Parse(servers["RABBITMQ__PORT"]),
            ManagementPort = int.Parse(servers["RABBITMQ__MANAGEMENTPORT"]),
            VirtualHost = name,
            User = servers["RABBITMQ__USER"],
            Password = servers["RABBITMQ__PASSWORD"],
        };
        var http = new HttpClient { BaseAddress = new Uri($"http://{options.Host}:{options.ManagementPort}/api/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}"))
        );
        var broker = new Broker(http, options, Path.Combine(servers.Folder, "rabbitmq", "data"));
        (await http.PutAsync($"vhosts/{broker.Host}", null, Cancellation)).EnsureSuccessStatusCode();
        return broker;
    }

    /// <summary>A host with the saga, doubles of all stages and the tape, on this virtual host.</summary>
    public Task<BusHost> HostAsync(StorePlace place, Action<RabbitMqOptions>? more = null) =>
        CycleHost.StartAsync(
            place.Store,
            services: s =>
                s.Configure<RabbitMqOptions>(o =>
                {
                    (o.Host, o.Port, o.VirtualHost, o.User, o.Password) = (
                        Options.Host,
                        Options.Port,
                        Options.VirtualHost,
                        Options.User,
                        Options.Password
                    );
                    more?.Invoke(o);
                }),
            transport: RabbitMqTransport.Use
        );

    /// <summary>Options of a further user, who may do in this virtual host what the patterns allow.</summary>
    public async Task<RabbitMqOptions> UserAsync(string configure, string write, string read)
    {
        var options = new RabbitMqOptions
        {
            Host = Options.Host,
            Port = Options.Port,
            ManagementPort = Options.ManagementPort,
            VirtualHost = Options.VirtualHost,
            User = Options.VirtualHost + "-user",
            Password = Guid.NewGuid().ToString(),
        };
        var user = new { password = options.Password, tags = "" };
        (await _http.PutAsJsonAsync($"users/{options.User}", user, Cancellation)).EnsureSuccessStatusCode();
        var rights = new
        {
            configure,
            write,
            read,
        };
        (
            await _http.PutAsJsonAsync($"permissions/{Host}/{options.User}", rights, Cancellation)
        ).EnsureSuccessStatusCode();
        return options;
    }

    /// <summary>Publishes as the form of the management page does; whether a queue took it.</summary>
    public async Task<bool> PublishAsync(
        string exchange,
        string payload,
        string contentType = "application/json",
        string? messageId = null
    )
    {
        var properties = new JsonObject { ["content_type"] = contentType, ["delivery_mode"] = 2 };
        if (messageId is not null)
        {
            properties["message_id"] = messageId;
        }

        var message = new JsonObject
        {
            ["properties"] = properties,
            ["routing_key"] = "",
            ["payload"] = payload,
            ["payload_encoding"] = "string",
        };
        using var answer = await _http.PostAsJsonAsync(
            $"exchanges/{Host}/{Uri.EscapeDataString(exchange)}/publish",
            message,
            Cancellation
        );
        answer.EnsureSuccessStatusCode();
        return (bool)(await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!["routed"]!;
    }

    /// <summary>Waits until a queue holds that many messages, and returns them; they stay.</summary>
    public async Task<JsonArray> MessagesAsync(string queue, int count)
    {
        var (found, _) = await Watchdog.UntilAsync(
            $"{count} messages in {queue}",
            async () => Tuple.Create(await PeekAsync(queue), (await QueuesAsync()).Keys),
            seen => seen.Item1.Count >= count,
            seen =>
                $"{seen.Item1.Count} messages, the queues {string.Join(", ", seen.Item2.Order(StringComparer.Ordinal))}"
        );
        return found;
    }

    /// <summary>The queues with their type.</summary>
    public async Task<IReadOnlyDictionary<string, string>> QueuesAsync() =>
        (await _http.GetFromJsonAsync<JsonArray>($"queues/{Host}", Cancellation))!.ToDictionary(
            q => (string)q!["name"]!,
            q => (string)q!["type"]!,
            StringComparer.Ordinal
        );

    /// <summary>
    /// Waits until the server has written down where it keeps the data of each queue. RabbitMQ 3.10 does so about a
    /// second after it confirmed the declaration; killed before that it finds the queue empty and without a leader,
    /// which no client can mend.
    /// </summary>
    public async Task QueuesKeptAsync()
    {
        var queues = (await QueuesAsync())
            .Where(queue => queue.Value == "quorum")
            .Select(queue => $"{Options.VirtualHost}_{queue.Key}m")
            .ToList();
        await Watchdog.UntilAsync(
            "every queue's data written down by RabbitMQ",
            async () => queues.Except(await KeptAsync(queues)).ToList(),
            missing => missing.Count == 0,
            missing => $"missing {string.Join(", ", missing)}"
        );
    }

    /// <summary>
    /// How many messages a queue's consumer holds at most; waits until the management interface knows of it.
    /// </summary>
    public async Task<int> PrefetchAsync(string queue)
    {
        var consumers = await Watchdog.UntilAsync(
            $"a consumer of {queue}",
            () => _http.GetFromJsonAsync<JsonArray>($"consumers/{Host}", Cancellation),
            all => all.Any(IsOfQueue),
            all => $"{all.Count} consumers"
        );
        return (int)consumers.First(IsOfQueue)!["prefetch_count"]!;

        bool IsOfQueue(JsonNode? consumer) => (string)consumer!["queue"]!["name"]! == queue;
    }

    public async ValueTask DisposeAsync()
    {
        using var gone = await _http.DeleteAsync($"vhosts/{Host}");
        _http.Dispose();
    }

    private async Task<JsonArray> PeekAsync(string queue)
    {
        var ask = new JsonObject
        {
            ["count"] = 100,
            ["ackmode"] = "ack_requeue_true",
            ["encoding"] = "auto",
            ["truncate"] = 10_000,
        };
        using var answer = await _http.PostAsJsonAsync($"queues/{Host}/{queue}/get", ask, Cancellation);
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonArray>(Cancellation))! : [];
    }

    // The register is a file of Erlang terms: a name is followed by the tag of a binary, "m", which holds the data's
    // folder.
    private async Task<IReadOnlyList<string>> KeptAsync(IReadOnlyList<string> queues)
    {
        var kept = new List<string>();
        foreach (var register in Directory.EnumerateFiles(_folder, "names.dets", SearchOption.AllDirectories))
        {
            var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(register, Cancellation));
            kept.AddRange(queues.Where(queue => text.Contains(queue, StringComparison.Ordinal)));
        }

        return kept;
    }
}
