using BtcEvents.BusTests.Support;
using BtcEvents.Orchestrator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BtcEvents.BusTests.Schedule;

public sealed class ScheduleOptionsTests : IDisposable
{
    private static readonly DateTimeOffset May = new(2026, 5, 31, 12, 0, 0, TimeSpan.Zero);
    private readonly StorePlace _place = new();

    public void Dispose() => _place.Dispose();

    public static TheoryData<string, Action<MonthlyScheduleOptions>> Wrong() =>
        new()
        {
            { "Schedule:Cron is 'often': it is not a Quartz cron expression", o => o.Cron = "often" },
            { "Schedule:Cron is '0 0 6 1 1 ? 2020': it never fires again", o => o.Cron = "0 0 6 1 1 ? 2020" },
            {
                "Schedule:Cron is '0 0 6 1 * ?': in Pacific/Auckland it starts 2026-06 at 2026-05-31 18:00 UTC, before "
                    + "2026-05-31 is over there, and a day counts only when it is over in UTC",
                o => o.TimeZone = "Pacific/Auckland"
            },
            { "Schedule:LateDataAttempts is 101: 0 to 100 are allowed", o => o.LateDataAttempts = 101 },
            { "Schedule:TimeZone is 'Europe/Bonn': it is not known here", o => o.TimeZone = "Europe/Bonn" },
            { "Schedule:Symbols is ['bitcoin']: 'bitcoin' is not a symbol", o => o.Symbols.Add("bitcoin") },
            { "Schedule:CatchUp is 7: None, Latest, All are allowed", o => o.CatchUp = (CatchUp)7 },
            { "Schedule:CatchUpFrom is 'May': 'May' is not a month", o => o.CatchUpFrom = "May" },
            { "Schedule:MaxCatchUp is 0: 1 to 120 are allowed", o => o.MaxCatchUp = 0 },
        };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Wrong))]
    public async Task Options_that_make_no_sense_stop_the_start_with_a_sentence(
        string sentence,
        Action<MonthlyScheduleOptions> wrong
    )
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            BusHost.StartAsync(
                _place.Store,
                bus =>
                    bus.AddMonthlySchedule(o =>
                    {
                        o.Enabled = true;
                        wrong(o);
                    }),
                services => services.AddSingleton<TimeProvider>(new FakeClock(May))
            )
        );

        Assert.StartsWith(sentence, refused.Message, StringComparison.Ordinal);
    }
}
