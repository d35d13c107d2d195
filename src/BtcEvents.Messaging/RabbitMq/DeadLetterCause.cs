using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using BtcEvents.Failures;

namespace BtcEvents.Messaging;

/// <summary>
/// Dead letters of one cause: the same queue, contract and reason, whatever figures and identities the reason names.
/// </summary>
public sealed partial record DeadLetterCause
{
    private static readonly string BadInput = typeof(BadInputException).FullName!;

    // Begins of the names of what readers of messages throw; some of the types are not public.
    private static readonly string[] Unreadable =
    [
        typeof(UnreadableMessageException).FullName!,
        "System.Runtime.Serialization.",
        "System.Text.Json.",
        "MassTransit.MessageException",
    ];

    // What Failure.IsTransient denies, as far as it can be told by the name, which is all that a letter keeps.
    internal static readonly string[] Permanent =
    [
        BadInput,
        typeof(ArgumentException).FullName!,
        typeof(FileNotFoundException).FullName!,
        typeof(DirectoryNotFoundException).FullName!,
        typeof(InvalidDataException).FullName!,
        typeof(UnauthorizedAccessException).FullName!,
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

    /// <summary>When the first was given up (UTC); null where nobody noted that.</summary>
    public required DateTimeOffset? First { get; init; }

    /// <summary>When the last was given up (UTC); null where nobody noted that.</summary>
    public required DateTimeOffset? Last { get; init; }

    /// <summary>
    /// Whether they may be taken when they are sent again. What could not be read, or was refused for what it says, is
    /// refused again.
    /// </summary>
    public required bool MaySucceed { get; init; }

    /// <summary>How often each of them was sent again at least, and given up again.</summary>
    public int SentAgain { get; init; }

    /// <summary>
    /// Whether it is a failure that does not pass by itself: what is wrong or lost stays so until a person mends it.
    /// </summary>
    public bool IsPermanent { get; init; }

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
            MaySucceed = !IsRefused(latest),
            IsPermanent = Permanent.Contains(latest.Failure, StringComparer.Ordinal),
            SentAgain = letters.Min(letter => letter.SentAgain),
        };
    }

    // What was written by hand says no type, and is itself what is wrong with it.
    private static bool IsRefused(DeadLetter letter) =>
        Unreadable.Any(name => letter.Failure.StartsWith(name, StringComparison.Ordinal))
        || (letter.MessageType.Length == 0 && letter.Failure == BadInput);

    // Identities, digests and numbers.
    [GeneratedRegex(
        "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-fA-F]{12,}|[0-9]+",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Figures();
}
