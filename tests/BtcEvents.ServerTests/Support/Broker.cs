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

    private Broker(HttpClient http, RabbitMqOptions options, string folder) =>
        (_http, Options, Queues) = (http, options, new BrokerQueues(http, options.VirtualHost, folder));

    public RabbitMqOptions Options { get; }

    public BrokerQueues Queues { get; }

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
                s.AddFakeLogging()
                    .Configure<RabbitMqOptions>(o =>
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

    /// <summary>Names of the exchanges.</summary>
    public async Task<IReadOnlyList<string>> ExchangesAsync() =>
        [
            .. (await _http.GetFromJsonAsync<JsonArray>($"exchanges/{Host}", Cancellation))!.Select(exchange =>
                (string)exchange!["name"]!
            ),
        ];

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

    public async ValueTask DisposeAsync()
    {
        using var gone = await _http.DeleteAsync($"vhosts/{Host}");
        _http.Dispose();
    }
}
