using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace BtcEvents.Messaging;

/// <summary>
/// Dead letters of one cause: the same queue, contract and reason, whatever figures and identities the reason names.
/// </summary>
public sealed partial record DeadLetterCause
{
    private static readonly string[] Unreadable =
    [
        typeof(UnreadableMessageException).FullName!,
        "System.Runtime.Serialization.SerializationException",
        "System.Text.Json.JsonException",
        "MassTransit.MessageException",
    ];

    /// <summary>Names it: six hexadecimal digits, the same at every look.</summary>
    public required string Key { get; init; }

    /// <summary>The queue that holds the letters.</summary>
    public required string Queue { get; init; }

    /// <summary>The queue they were in before.</summary>
    public required string Source { get; init; }

    /// <summary>Name of the contract; empty where the messages do not say.</summary>
    public required string MessageType { get; init; }

    /// <summary>Why the latest was given up; its first line.</summary>
    public required string Reason { get; init; }

    /// <summary>How many letters there are.</summary>
    public required int Count { get; init; }

    /// <summary>When the first and the last were given up (UTC); null where nobody noted that.</summary>
    public required DateTimeOffset? First { get; init; }

    /// <inheritdoc cref="First" />
    public required DateTimeOffset? Last { get; init; }

    /// <summary>
    /// Whether one of them may be taken when it is sent again. What could not be read, or was refused for what it says,
    /// is refused again, and what failed again once will fail another time.
    /// </summary>
    public required bool MaySucceed { get; init; }

    /// <summary>The causes of letters, the most frequent first.</summary>
    public static IReadOnlyList<DeadLetterCause> Of(IEnumerable<DeadLetter> letters) =>
        [
            .. letters
                .GroupBy(letter => letter.Cause, StringComparer.Ordinal)
                .Select(Of)
                .OrderByDescending(cause => cause.Count)
                .ThenBy(cause => cause.Key, StringComparer.Ordinal),
        ];

    /// <summary>The name of a letter's cause.</summary>
    internal static string KeyOf(string queue, string messageType, string failure, string reason) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes($"{queue}\n{messageType}\n{failure}\n{Figures().Replace(reason, "#")}")
            )
        )[..6];

    private static DeadLetterCause Of(IGrouping<string, DeadLetter> letters)
    {
        var latest = letters.MaxBy(letter => letter.At ?? DateTimeOffset.MinValue)!;
        return new()
        {
            Key = letters.Key,
            Queue = latest.Queue,
            Source = latest.Source,
            MessageType = latest.MessageType,
            Reason = latest.Reason.Split('\n')[0].TrimEnd(),
            Count = letters.Count(),
            First = letters.Min(letter => letter.At),
            Last = latest.At,
            MaySucceed =
                latest.MessageType.Length > 0
                && !Unreadable.Contains(latest.Failure, StringComparer.Ordinal)
                && letters.Any(letter => letter.SentAgain == 0),
        };
    }

    // Identities, digests and numbers.
    [GeneratedRegex(
        "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-fA-F]{12,}|[0-9]+",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Figures();
}
