using BtcEvents.BusTests.Support;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>What an operator is told of the variables that say where telemetry goes.</summary>
public sealed class OtlpVariablesTests
{
    private const string Receiver = "http://127.0.0.1:1";

    [Theory]
    [InlineData("http://host:4317", "http://host:4317")]
    [InlineData("http://me:pass@word@host:4317", "...@host:4317")]
    public void No_password_of_the_receiver_is_told(string endpoint, string shown) =>
        Assert.Equal(shown, OtlpVariables.Shown(endpoint));

    [Theory]
    [InlineData("_ENDPOINT", "localhost:4317", "is 'localhost:4317': an http or https address is allowed")]
    [InlineData("_ENDPOINT", "ftp://me:canary@host", "is '...@host': an http or https address is allowed")]
    [InlineData("_TRACES_ENDPOINT", "/v1/traces", "is '/v1/traces': an http or https address is allowed")]
    [InlineData("_PROTOCOL", "http/json", "is 'http/json': grpc, http/protobuf are allowed")]
    [InlineData("_LOGS_PROTOCOL", "GRPC", "is 'GRPC': grpc, http/protobuf are allowed")]
    [InlineData("_HEADERS", "canary", "is given, and not shown: NAME=VALUE is allowed, or several with commas between")]
    public async Task One_that_cannot_be_meant_so_ends_a_service_with_code_2(string name, string value, string rule)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [OtlpVariables.Endpoint] = Receiver,
            ["OTEL_EXPORTER_OTLP" + name] = value,
        };

        var run = await ProgramRun.OfAsync(
            ProgramRun.Beside("BtcEvents.AlertBridge"),
            ["--Health:Port=0"],
            [.. variables]
        );

        Assert.Equal((2, $"alert-bridge: OTEL_EXPORTER_OTLP{name} {rule}\n", ""), (run.Code, run.Said, run.Printed));
    }
}
