using System.Globalization;
using System.Text;
using RabbitMQ.Client;

namespace BtcEvents.Messaging;

/// <summary>What the bus wrote on a message when it moved it to an error queue, and the message without that.</summary>
internal static class DeadLetterHeaders
{
    private const string Fault = "MT-Fault-";
    private static readonly string[] Ours = [Fault, "MT-Host-", "MT-Reason"];

    public static string Reason(IReadOnlyBasicProperties properties) => Text(properties, Fault + "Message");

    public static string Failure(IReadOnlyBasicProperties properties) => Text(properties, Fault + "ExceptionType");

    public static DateTimeOffset? At(IReadOnlyBasicProperties properties) =>
        DateTimeOffset.TryParse(
            Text(properties, Fault + "Timestamp"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;

    /// <summary>
    /// The properties with which the message was first sent: every other header, its identity and its times stay.
    /// </summary>
    public static BasicProperties Original(IReadOnlyBasicProperties properties) =>
        new(properties)
        {
            Headers = properties
                .Headers?.Where(header => !Ours.Any(prefix => header.Key.StartsWith(prefix, StringComparison.Ordinal)))
                .ToDictionary(StringComparer.Ordinal),
        };

    private static string Text(IReadOnlyBasicProperties properties, string name) =>
        properties.Headers?.TryGetValue(name, out var value) != true
            ? ""
            : value switch
            {
                byte[] bytes => Encoding.UTF8.GetString(bytes),
                null => "",
                _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
            };
}
