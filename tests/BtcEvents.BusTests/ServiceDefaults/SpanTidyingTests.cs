using System.Diagnostics;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>Which spans leave a service, and how.</summary>
public sealed class SpanTidyingTests : IDisposable
{
    private readonly ActivitySource _http = new("System.Net.Http");
    private readonly ActivitySource _store = new("MySqlConnector");
    private readonly ActivitySource _bus = new("MassTransit");
    private readonly ActivityListener _listener;

    public SpanTidyingTests()
    {
        ActivitySource[] own = [_http, _store, _bus];
        _listener = new()
        {
            ShouldListenTo = source => Array.Exists(own, one => ReferenceEquals(one, source)),
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(_listener);
        Activity.Current = null;
    }

    [Fact]
    public void Neither_a_statement_on_the_services_own_account_nor_what_is_below_it_is_sent()
    {
        using var open = _store.StartActivity("Open")!;
        using var execute = _store.StartActivity("Execute")!;

        Assert.False(IsSent(execute));
        Assert.False(IsSent(open));
    }

    [Fact]
    public void A_statement_within_a_message_is_sent_and_so_is_one_below_a_span_of_another_process()
    {
        using (var message = _bus.StartActivity("receive")!)
        {
            using var execute = _store.StartActivity("Execute")!;
            Assert.True(IsSent(execute));
            Assert.True(IsSent(message));
        }

        var elsewhere = new ActivityContext(
            ActivityTraceId.CreateRandom(),
            ActivitySpanId.CreateRandom(),
            ActivityTraceFlags.Recorded,
            isRemote: true
        );
        using var remote = _store.StartActivity("Execute", ActivityKind.Client, elsewhere)!;
        Assert.True(IsSent(remote));
    }

    [Theory]
    [InlineData(412, ActivityStatusCode.Unset)]
    [InlineData(500, ActivityStatusCode.Error)]
    public void An_artefact_that_is_there_already_is_no_error(int answer, ActivityStatusCode status)
    {
        using var message = _bus.StartActivity("receive")!;
        using var put = _http.StartActivity("PUT")!;
        put.SetTag("http.response.status_code", answer).SetStatus(ActivityStatusCode.Error);

        Assert.True(IsSent(put));
        Assert.Equal(status, put.Status);
    }

    [Fact]
    public void A_long_statement_is_cut()
    {
        using var message = _bus.StartActivity("receive")!;
        using var execute = _store.StartActivity("Execute")!;
        execute.SetTag("db.statement", new string('x', 100_000));

        Assert.True(IsSent(execute));
        Assert.EndsWith(
            "... (100000 characters)",
            (string)execute.GetTagItem("db.statement")!,
            StringComparison.Ordinal
        );
        Assert.InRange(((string)execute.GetTagItem("db.statement")!).Length, 400, 450);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _http.Dispose();
        _store.Dispose();
        _bus.Dispose();
    }

    private static bool IsSent(Activity span)
    {
        using var tidying = new SpanTidying();
        tidying.OnEnd(span);
        return span.Recorded;
    }
}
