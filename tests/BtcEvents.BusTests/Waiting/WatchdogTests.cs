using BtcEvents.BusTests.Support;
using Xunit.Sdk;

namespace BtcEvents.BusTests.Waiting;

/// <summary>What the tests wait with.</summary>
public sealed class WatchdogTests
{
    private static readonly TimeSpan Standstill = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan AlmostThat = Standstill - TimeSpan.FromSeconds(1);
    private readonly HandClock _clock = new();

    [Fact]
    public void Whatever_is_new_in_time_keeps_it_quiet()
    {
        var watchdog = Start();
        for (var facts = 0; facts < 10; facts++)
        {
            watchdog.See($"{facts} facts");
            _clock.Now += AlmostThat;
        }

        watchdog.See("9 facts");
    }

    [Fact]
    public void A_standstill_fails_with_what_was_last_seen()
    {
        var watchdog = Start();
        watchdog.See("7 facts");
        _clock.Now += Standstill + TimeSpan.FromSeconds(1);

        var told = Assert.Throws<FailException>(() => watchdog.See("7 facts"));

        Assert.Equal(
            "all cycles: not after 181 s, nothing new for 181 s; the last news: 7 facts; seen now: 7 facts",
            told.Message
        );
    }

    [Fact]
    public void To_and_fro_between_the_same_states_is_a_standstill()
    {
        var watchdog = Start();
        watchdog.See("up, 7 facts");
        watchdog.See("down");
        _clock.Now += AlmostThat;
        watchdog.See("up, 7 facts");
        _clock.Now += TimeSpan.FromSeconds(2);

        Assert.Contains(
            "the last news: down; seen now: up, 7 facts",
            Assert.Throws<FailException>(() => watchdog.See("up, 7 facts")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Not_even_news_keep_it_quiet_for_ever()
    {
        var watchdog = Start();
        for (var n = 0; n < 45; n++)
        {
            watchdog.See($"news {n}");
            _clock.Now += TimeSpan.FromMinutes(1);
        }

        _clock.Now += TimeSpan.FromSeconds(1);
        Assert.Throws<FailException>(() => watchdog.See("more news"));
    }

    [Fact]
    public async Task A_wait_ends_with_what_was_awaited_and_passes_over_looks_that_could_not_be_had()
    {
        var looks = new Queue<string?>([null, "one", "two"]);

        Assert.Equal(
            "two",
            await Watchdog.UntilAsync(
                "two",
                () => Task.FromResult(looks.Dequeue()),
                seen => seen == "two",
                seen => seen
            )
        );
    }

    private Watchdog Start() => new("all cycles", Standstill, _clock);

    private sealed class HandClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
