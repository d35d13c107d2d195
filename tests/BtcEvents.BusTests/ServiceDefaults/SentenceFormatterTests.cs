using System.Diagnostics;
using BtcEvents.BusTests.Schedule;
using BtcEvents.ServiceDefaults;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>The line that a service writes for each entry of its log.</summary>
public sealed class SentenceFormatterTests
{
    private static readonly FakeClock Clock = new(new(2025, 6, 1, 6, 0, 0, TimeSpan.Zero));

    [Fact]
    public void An_entry_is_one_line_with_time_level_origin_and_sentence() =>
        Assert.Equal(
            "2025-06-01T06:00:00.000Z info: Test.Category[7] two lines\n",
            Line(LogLevel.Information, "two\nlines", null)
        );

    [Fact]
    public void A_failure_is_its_reasons_each_once_and_no_stack_trace() =>
        Assert.Equal(
            "2025-06-01T06:00:00.000Z fail: Test.Category[7] it failed: InvalidOperationException: outer; inner\n",
            Line(
                LogLevel.Error,
                "it failed",
                Thrown(new InvalidOperationException("outer", new IOException("inner", new IOException("inner"))))
            )
        );

    [Fact]
    public void At_level_debug_a_failure_has_its_stack_trace_in_the_same_line()
    {
        var line = Line(LogLevel.Error, "it failed", Thrown(new IOException("why")), LogLevel.Debug);

        Assert.Contains(" at BtcEvents.BusTests.", line, StringComparison.Ordinal);
        Assert.Single(line, letter => letter == '\n');
    }

    [Fact]
    public void Within_a_trace_the_line_ends_in_its_id()
    {
        using var span = new Activity("any").SetIdFormat(ActivityIdFormat.W3C).Start();

        Assert.EndsWith(
            $" said (trace {span.TraceId})\n",
            Line(LogLevel.Warning, "said", null),
            StringComparison.Ordinal
        );
    }

    private static Exception Thrown(Exception failure)
    {
        try
        {
            throw failure;
        }
        catch (Exception thrown)
        {
            return thrown;
        }
    }

    private static string Line(LogLevel level, string text, Exception? failure, LogLevel least = LogLevel.Information)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new SentenceFormatter(new LogOptions { Level = least }, Clock).Write(
            new LogEntry<string>(level, "Test.Category", new EventId(7), text, failure, (state, _) => state),
            scopeProvider: null,
            output
        );
        return output.ToString();
    }
}
