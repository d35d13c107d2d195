using BtcEvents.Failures;

namespace BtcEvents.PureTests.Messaging;

public sealed class FailureTests
{
    public static TheoryData<Exception, bool, string> Failures() =>
        new()
        {
            { new BadInputException("row 3"), false, "row 3" },
            { new InvalidDataException("row 3"), false, "row 3" },
            { new ArgumentException("row 3"), false, "row 3" },
            { new IOException("busy"), true, "IOException: busy" },
            { new FileNotFoundException("sets/1.json: gone"), false, "sets/1.json: gone" },
            { new DirectoryNotFoundException("/a: gone"), false, "/a: gone" },
            { new UnauthorizedAccessException("/a: denied"), false, "/a: denied" },
            { new IOException("/a: no space left", 28), false, "/a: no space left" }, // ENOSPC
            { new IOException("/a: quota exceeded", 122), false, "/a: quota exceeded" }, // EDQUOT
            { new IOException("/a: read-only", 30), false, "/a: read-only" }, // EROFS
            { new IOException("/a: again", 11), true, "IOException: /a: again" },
            { new InvalidOperationException("outer", new IOException("busy")), true, "IOException: busy" },
            {
                new InvalidOperationException("outer", new BadInputException("row 3", new FormatException("inner"))),
                false,
                "row 3"
            },
            { new BadInputException("a.csv: row 3", new ArgumentException("bytes [FF]")), false, "a.csv: row 3" },
            { new AggregateException(new IOException("busy"), new BadInputException("row 3")), false, "row 3" },
        };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Failures))]
    public void A_failure_tells_whether_it_may_pass_and_the_sentence_that_counts(
        Exception failure,
        bool transient,
        string sentence
    )
    {
        Assert.Equal(transient, Failure.IsTransient(failure));
        Assert.Equal(sentence, Failure.Describe(failure));
    }
}
