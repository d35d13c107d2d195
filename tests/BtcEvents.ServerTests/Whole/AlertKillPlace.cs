using System.Net.Http.Json;
using BtcEvents.BusTests.Support;
using BtcEvents.ServerTests.Operational;
using BtcEvents.ServerTests.Support;
using BtcEvents.ServerTests.Telemetry;
using SmtpServer.Protocol;

namespace BtcEvents.ServerTests.Whole;

/// <summary>
/// An alert bridge as a process, with every channel, whose receivers hold their answers where a test wants it.
/// </summary>
internal sealed class AlertKillPlace : IAsyncDisposable
{
    /// <summary>Channels that can be held; the log cannot.</summary>
    public const int Held = 4;

    private const string Bridge = "AlertBridge-1";

    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new();
    private readonly List<HeldReceiver> _receivers = [];
    private readonly MailServer _mail = MailServer.Start();
    private int _lost;
    private readonly Site _site;
    private readonly Fleet _fleet;

    private AlertKillPlace(Site site) => (_site, _fleet) = (site, new Fleet(site));

    public Gate Gate { get; } = new();

    public string Database => _site.Settings["BTC_POSTGRES__DATABASE"];

    /// <summary>How often people were told, by Slack, webhook, mail and LINE.</summary>
    public IReadOnlyList<int> Told =>
        [_receivers[0].Counts.Told, _receivers[1].Counts.Told, _mail.Mails.Count, _receivers[2].Counts.Told];

    /// <summary>Backends that wait for the inbox.</summary>
    public IReadOnlyList<string> Waiting =>
        PostgresPlace.Query(
            Database,
            "select pid::text from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
        );

    /// <summary>Breaks the connections of <see cref="Waiting"/>.</summary>
    public void BreakCommits() =>
        PostgresPlace.Execute(
            "postgres",
            $"select pg_terminate_backend(pid) from unnest(array[{string.Join(',', Waiting)}]::int[]) pid"
        );

    private int Consumed => int.Parse(PostgresPlace.Query(Database, "select count(*)::text from mt_doc_inbox")[0]);

    private IEnumerable<int> Asked => [.. _receivers.Select(one => one.Counts.Asked), _mail.Asked];

    public static async Task<AlertKillPlace> CreateAsync(Servers servers, string name)
    {
        var place = new AlertKillPlace(await Site.CreateAsync(servers, name));
        foreach (var section in (string[])["SLACK", "WEBHOOK", "LINE"])
        {
            var receiver = await HeldReceiver.StartAsync(place.Gate);
            place._receivers.Add(receiver);
            place._settings[$"BTC_{section}__URL"] = receiver.Url;
        }

        (place._settings["BTC_LINE__TO"], place._settings["BTC_LINE__TOKEN"]) = ("C42", "canary-of-line");
        place._settings["BTC_MAIL__HOST"] = "127.0.0.1";
        place._settings["BTC_MAIL__PORT"] = $"{place._mail.Port}";
        place._settings["BTC_MAIL__TLS"] = "Off";
        place._settings["BTC_MAIL__FROM"] = place._settings["BTC_MAIL__TO"] = "a@example.org";
        place._mail.Answer = place.AnswerMailAsync;
        place._fleet.Start(Bridge, place._settings);
        await place._fleet.ReadyAsync(Bridge);
        return place;
    }

    public async Task PostAsync(string alert)
    {
        using var answer = await _http.PostAsJsonAsync(
            $"http://{_fleet.AddressOf(Bridge)}/alertmanager",
            new
            {
                alerts = new[]
                {
                    new
                    {
                        status = "firing",
                        labels = new { alertname = alert },
                        startsAt = DateTimeOffset.UtcNow,
                        fingerprint = alert,
                    },
                },
            },
            TestContext.Current.CancellationToken
        );
        answer.EnsureSuccessStatusCode();
    }

    public Task AskedAsync(int times) =>
        Watchdog.UntilAsync($"every receiver asked {times} times", () => Asked.All(asked => asked == times));

    public async Task KillAsync()
    {
        await _fleet.KillAsync(Bridge);
        if (!Gate.IsOpen)
        {
            _lost = _mail.Asked;
            // Else one that has not noticed yet would tell people for somebody who is gone.
            await Watchdog.UntilAsync("hung up", () => _receivers.TrueForAll(one => one.Held == 0));
        }
    }

    public void Restart() => _fleet.Restart(Bridge, _settings);

    /// <summary>Tells a second alert, and waits until every channel has committed both.</summary>
    public async Task SettledAsync(string alert, int asked)
    {
        await _fleet.ReadyAsync(Bridge);
        await PostAsync(alert);
        await AskedAsync(asked);
        const int taken = 2 * (1 + 1 + Held); // by the page, the log, and those
        await Watchdog.UntilAsync("the last commit", () => Consumed == taken);
        Assert.Empty(await _site.ErrorQueuesAsync());
    }

    // A web server sees that who asks has gone away; this one does not, and would tell people all the same.
    private async Task<SmtpResponse> AnswerMailAsync(int call)
    {
        await Gate.PassAsync(TestContext.Current.CancellationToken);
        return call <= _lost ? new SmtpResponse(SmtpReplyCode.Aborted) : SmtpResponse.Ok;
    }

    public async ValueTask DisposeAsync()
    {
        Gate.Open();
        await _fleet.DisposeAsync();
        await Task.WhenAll(_receivers.Select(one => one.DisposeAsync().AsTask()));
        await _mail.DisposeAsync();
        _http.Dispose();
        await _site.DisposeAsync();
    }
}
