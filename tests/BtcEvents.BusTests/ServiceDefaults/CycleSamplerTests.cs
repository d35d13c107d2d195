using System.Diagnostics;
using BtcEvents.ServiceDefaults;
using OpenTelemetry.Trace;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>Which spans are taken at all.</summary>
public sealed class CycleSamplerTests
{
    private static readonly Sampler Sampler = new ParentBasedSampler(new CycleSampler());

    [Theory]
    [InlineData(ActivityKind.Internal, true)]
    [InlineData(ActivityKind.Consumer, true)]
    [InlineData(ActivityKind.Producer, true)]
    [InlineData(ActivityKind.Server, true)]
    [InlineData(ActivityKind.Client, false)]
    public void What_a_service_asks_on_its_own_account_begins_no_trace(ActivityKind kind, bool taken) =>
        Assert.Equal(taken, IsTaken(default, kind));

    [Theory]
    [InlineData(ActivityTraceFlags.Recorded, true)]
    [InlineData(ActivityTraceFlags.None, false)]
    public void Below_a_span_it_is_as_that_one(ActivityTraceFlags parent, bool taken)
    {
        var context = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), parent);

        Assert.Equal(taken, IsTaken(context, ActivityKind.Client));
    }

    private static bool IsTaken(ActivityContext parent, ActivityKind kind) =>
        Sampler.ShouldSample(new SamplingParameters(parent, ActivityTraceId.CreateRandom(), "select", kind)).Decision
        == SamplingDecision.RecordAndSample;
}
