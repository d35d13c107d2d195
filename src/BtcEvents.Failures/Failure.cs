namespace BtcEvents.Failures;

/// <summary>What a failure means: whether it may pass, and the sentence for people.</summary>
public static class Failure
{
    // errno(3), which .NET hands on as it is
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;
    private const int ReadOnlySystem = 30;

    /// <summary>False where the same input would fail again: bad data, bad command, bad document.</summary>
    public static bool IsTransient(Exception exception) => !Causes(exception).Any(IsPermanent);

    /// <summary>
    /// The sentence of the deepest exception that was made for people; else the deepest cause with its type.
    /// </summary>
    public static string Describe(Exception exception)
    {
        var causes = Causes(exception).ToList();
        var sentence =
            (
                // What .NET itself throws, a coder's complaint for example, names no file.
                causes.LastOrDefault(cause => cause is BadInputException)
                ?? causes.LastOrDefault(IsPermanent)
                ?? causes.FirstOrDefault(cause => cause is ServerException or StoreConflictException)
            )?.Message
            ?? $"{causes[^1].GetType().Name}: {causes[^1].Message}";
        return sentence.Replace("\0", "", StringComparison.Ordinal); // which PostgreSQL keeps in no document
    }

    /// <summary>
    /// Whether what was kept is there no more, or is not what was kept: whoever can make it again does so.
    /// </summary>
    public static bool IsLost(Exception exception) =>
        exception is FileNotFoundException or DirectoryNotFoundException or InvalidDataException;

    /// <summary>Whether a disk takes no more.</summary>
    public static bool IsFull(Exception exception) => exception is IOException { HResult: NoSpace or QuotaExceeded };

    // A file that is not there, or may not be touched, or has no room, is so until a person changes it.
    private static bool IsPermanent(Exception exception) =>
        exception
            is BadInputException
                or ArgumentException
                or UnauthorizedAccessException
                or IOException { HResult: ReadOnlySystem }
        || IsFull(exception)
        || IsLost(exception);

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        yield return exception;
        var inner = exception is AggregateException several ? several.InnerExceptions : [.. Inner(exception)];
        foreach (var cause in inner.SelectMany(Causes))
        {
            yield return cause;
        }
    }

    private static IEnumerable<Exception> Inner(Exception exception) =>
        exception.InnerException is { } inner ? [inner] : [];
}
