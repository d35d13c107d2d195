using System.Net.Http.Headers;
using System.Text;
using BtcEvents.Messaging;
using RabbitMQ.Client;

namespace BtcEvents.Benchmarks.Servers;

/// <summary>A virtual host of its own on RabbitMQ for one benchmark; removed at the end.</summary>
internal sealed class BenchBroker : IAsyncDisposable
{
    private readonly HttpClient _management;

    private BenchBroker(RabbitMqOptions options, HttpClient management) =>
        (Options, _management) = (options, management);

    /// <summary>How the virtual host is reached.</summary>
    public RabbitMqOptions Options { get; }

    private string Address => $"vhosts/{Uri.EscapeDataString(Options.VirtualHost)}";

    /// <exception cref="HttpRequestException">The management page does not answer, or the user may not make virtual
    /// hosts.</exception>
    public static async Task<BenchBroker> CreateAsync(RabbitMqOptions options, string name)
    {
        options.VirtualHost = name;
        var management = new HttpClient
        {
            BaseAddress = new Uri($"http://{options.Host}:{options.ManagementPort}/api/"),
        };
        management.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}"))
        );
        var broker = new BenchBroker(options, management);
        using var left = await management.DeleteAsync(broker.Address); // of a run that was killed
        using var made = await management.PutAsync(broker.Address, null);
        made.EnsureSuccessStatusCode();
        return broker;
    }

    /// <summary>A plain connection.</summary>
    public Task<IConnection> ConnectAsync() => ConnectAsync(Options, atOnce: 1);

    /// <summary>A plain connection whose consumers handle so many messages at once.</summary>
    public static Task<IConnection> ConnectAsync(RabbitMqOptions options, ushort atOnce) =>
        new ConnectionFactory
        {
            HostName = options.Host,
            Port = options.Port,
            VirtualHost = options.VirtualHost,
            UserName = options.User,
            Password = options.Password,
            ConsumerDispatchConcurrency = atOnce,
        }.CreateConnectionAsync();

    public async ValueTask DisposeAsync()
    {
        using var gone = await _management.DeleteAsync(Address);
        _management.Dispose();
    }
}
