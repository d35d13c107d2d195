using System.Diagnostics;
using OpenTelemetry.Trace;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// Keeps a trace that a message or a stage begins. A statement or a request that begins one is made on a service's own
/// account (it looks at its outbox, asks a server whether it is there), many times a second where much is sent: not to
/// take it costs less than to take it and leave it out, as <see cref="SpanTidying"/> does.
/// </summary>
internal sealed class CycleSampler : Sampler
{
    /// <summary>The variable by which whoever runs a service says it otherwise.</summary>
    public const string Variable = "OTEL_TRACES_SAMPLER";

    /// <inheritdoc />
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind != ActivityKind.Client);
}
