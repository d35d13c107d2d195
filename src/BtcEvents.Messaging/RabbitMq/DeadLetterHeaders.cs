using System.Globalization;
using System.Text;
using RabbitMQ.Client;

namespace BtcEvents.Messaging;

/// <summary>
/// What the bus wrote on a message when it moved it to an error queue, or the broker when it gave it up, and the
/// message without that.
/// </summary>
internal static class DeadLetterHeaders
{
    private const string Fault = "MT-Fault-";
    private const string Broker = "x-first-death-";
    private const string Deaths = "x-death";
    private const string Sent = "BTC-Sent-Again";

    private static readonly string[] Ours =
    [
        Fault,
        "MT-Host-",
        "MT-Reason",
        Deaths,
        Broker,
        "x-last-death-",
        "x-delivery-count",
    ];

    /// <summary>Why it was given up; empty where nobody noted that.</summary>
    public static string Reason(IReadOnlyBasicProperties properties) =>
        (Text(properties, Fault + "Message"), Text(properties, Broker + "reason")) switch
        {
            ({ Length: > 0 } given, _) => given,
            (_, "delivery_limit") => "delivered again and again up to the limit and never acknowledged: each time its "
                + "consumer died with it or gave it back",
            (_, { Length: > 0 } other) => $"given up by the broker: {other}",
            _ => "",
        };

    public static string Failure(IReadOnlyBasicProperties properties) => Text(properties, Fault + "ExceptionType");

    /// <summary>The queue in which the broker gave it up; empty where it did not.</summary>
    public static string BrokersSource(IReadOnlyBasicProperties properties) => Text(properties, Broker + "queue");

    /// <summary>When it was given up (UTC); null where nobody noted that.</summary>
    public static DateTimeOffset? At(IReadOnlyBasicProperties properties) =>
        DateTimeOffset.TryParse(
            Text(properties, Fault + "Timestamp"),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : BrokersTime(properties);

    /// <summary>Every header as text, by name.</summary>
    public static IReadOnlyDictionary<string, string> All(IReadOnlyBasicProperties properties) =>
        (properties.Headers?.Keys ?? []).ToDictionary(
            name => name,
            name => Text(properties, name),
            StringComparer.Ordinal
        );

    /// <summary>
    /// The properties with which the message was first sent: every other header, its identity and its times stay. One
    /// header counts how often it was sent again.
    /// </summary>
    public static BasicProperties Original(IReadOnlyBasicProperties properties)
    {
        var headers = (properties.Headers ?? new Dictionary<string, object?>(StringComparer.Ordinal))
            .Where(header => !Ours.Any(prefix => header.Key.StartsWith(prefix, StringComparison.Ordinal)))
            .ToDictionary(StringComparer.Ordinal);
        headers[Sent] = (SentAgain(properties) + 1).ToString(CultureInfo.InvariantCulture);
        return new(properties) { Headers = headers };
    }

    /// <summary>How often it was sent again before it was given up this time.</summary>
    public static int SentAgain(IReadOnlyBasicProperties properties) =>
        int.TryParse(Text(properties, Sent), CultureInfo.InvariantCulture, out var times) ? times : 0;

    // The latest death is the first of the list; whole seconds since 1970.
    private static DateTimeOffset? BrokersTime(IReadOnlyBasicProperties properties) =>
        Value(properties, Deaths) is IList<object> { Count: > 0 } deaths
        && deaths[0] is IDictionary<string, object> latest
        && latest.TryGetValue("time", out var time)
        && time is AmqpTimestamp at
            ? DateTimeOffset.FromUnixTimeSeconds(at.UnixTime)
            : null;

    private static object? Value(IReadOnlyBasicProperties properties, string name) =>
        properties.Headers?.TryGetValue(name, out var value) == true ? value : null;

    private static string Text(IReadOnlyBasicProperties properties, string name) => Text(Value(properties, name));

    private static string Text(object? value) =>
        value switch
        {
            byte[] bytes => Encoding.UTF8.GetString(bytes),
            null => "",
            IDictionary<string, object> table => string.Join(
                ", ",
                table.Select(pair => $"{pair.Key}={Text(pair.Value)}")
            ),
            IList<object> list => string.Join("; ", list.Select(Text)),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
}
