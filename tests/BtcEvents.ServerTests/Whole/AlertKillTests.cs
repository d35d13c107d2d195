using System.Net.Http.Json;
using BtcEvents.BusTests.Support;
using BtcEvents.ServerTests.Operational;
using BtcEvents.ServerTests.Support;
using BtcEvents.ServerTests.Telemetry;
using SmtpServer.Protocol;

namespace BtcEvents.ServerTests.Whole;

/// <summary>The alert bridge dies at the two points between which an alert can be lost or told twice.</summary>
public sealed class AlertKillTests(Servers servers)
{
    private const string Bridge = "AlertBridge-1";

    // The log, which no test holds up, is the fifth channel.
    private const int Held = 4;

    [Fact]
    public async Task Killed_before_the_receiver_answers_it_has_told_nobody_and_tells_each_once()
    {
        await using var place = await Place.CreateAsync(servers, "killed-before");
        place.Gate.Shut();
        await place.PostAsync("A");
        await place.AskedAsync(1);

        await place.KillAsync();
        place.Gate.Open();
        place.Restart();

        await place.SettledAsync("B", asked: 3);
        Assert.Equal([2, 2, 2, 2], place.Told); // A and B
    }

    [Fact]
    public async Task Killed_between_the_answer_and_the_commit_it_repeats_the_alert_but_where_a_key_tells_it_twice()
    {
        await using var place = await Place.CreateAsync(servers, "killed-between");
        place.Gate.Shut();
        await place.PostAsync("A");
        await place.AskedAsync(1);

        await using (await PostgresPlace.LockAsync(place.Database, "mt_doc_inbox"))
        {
            place.Gate.Open();
            await Watchdog.UntilAsync("commits that wait", () => place.Waiting.Count == Held);
            Assert.Equal([1, 1, 1, 1], place.Told);
            await place.KillAsync();
            place.BreakCommits();
        }

        place.Restart();
        await place.SettledAsync("B", asked: 3);
        // Slack, webhook and mail: A twice and B. LINE: each once.
        Assert.Equal([3, 3, 3, 2], place.Told);
    }

    [Fact]
    public async Task A_commit_that_fails_after_the_answer_is_tried_again_and_nobody_told_again()
    {
        await using var place = await Place.CreateAsync(servers, "commit-fails");
        place.Gate.Shut();
        await place.PostAsync("A");
        await place.AskedAsync(1);

        await using (await PostgresPlace.LockAsync(place.Database, "mt_doc_inbox"))
        {
            place.Gate.Open();
            for (var times = 0; times < 3; times++) // the store itself tries a broken connection once more
            {
                await Watchdog.UntilAsync("commits that wait", () => place.Waiting.Count == Held);
                place.BreakCommits();
            }
        }

        await place.SettledAsync("B", asked: 2);
        Assert.Equal([2, 2, 2, 2], place.Told);
    }

    private sealed class Place : IAsyncDisposable
    {
        private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
        private readonly HttpClient _http = new();
        private readonly List<HeldReceiver> _receivers = [];
        private readonly MailServer _mail = MailServer.Start();
        private int _lost;
        private readonly Site _site;
        private readonly Fleet _fleet;

        private Place(Site site) => (_site, _fleet) = (site, new Fleet(site));

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

        public static async Task<Place> CreateAsync(Servers servers, string name)
        {
            var place = new Place(await Site.CreateAsync(servers, name));
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
            _lost = Gate.IsOpen ? 0 : _mail.Asked;
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
}
