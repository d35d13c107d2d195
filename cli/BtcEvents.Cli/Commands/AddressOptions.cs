using System.CommandLine;
using System.CommandLine.Parsing;
using BtcEvents.Cli.Distributed;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Commands;

/// <summary>Options that say where a server of others is.</summary>
internal static class AddressOptions
{
    private const string AlertmanagerVariable = "BTC_ALERTMANAGER__URL";

    /// <summary>A Pushgateway; what is no URL of one is a usage error.</summary>
    public static Option<Uri?> Pushgateway() =>
        new("--pushgateway")
        {
            Description = "Push the metrics of this run to a Prometheus Pushgateway at its end",
            HelpName = "URL",
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (!PushgatewayUrl.TryParse(text, out var address, out var fault))
                {
                    result.AddError($"--pushgateway: {fault}");
                }

                return address;
            },
        };

    /// <summary>An Alertmanager; what is no address is a usage error.</summary>
    public static Option<Uri> Alertmanager() =>
        new("--alertmanager")
        {
            Description = "Where Alertmanager is (BTC_ALERTMANAGER__URL)",
            HelpName = "URL",
            DefaultValueFactory = result =>
                Environment.GetEnvironmentVariable(AlertmanagerVariable) is { Length: > 0 } url
                    ? Address(result, AlertmanagerVariable, url)!
                    : new Uri("http://127.0.0.1:9093"),
            CustomParser = result =>
                Address(result, "--alertmanager", result.Tokens.Count == 1 ? result.Tokens[0].Value : ""),
        };

    /// <summary>What a command needs to mean the same server: nothing where it finds it by itself.</summary>
    public static string HintOf(ParseResult parsed, Option<Uri> option) =>
        parsed.GetResult(option) is { Implicit: false }
            ? $" {option.Name} {StoreHint.Quoted(parsed.GetValue(option)!.OriginalString)}"
            : "";

    private static Uri? Address(ArgumentResult result, string name, string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return url;
        }

        result.AddError($"{name}: '{text}' is not an http or https address");
        return null;
    }
}
