using BtcEvents.Failures;
using BtcEvents.Messaging;

namespace BtcEvents.BusTests.Messaging;

public sealed class DeadLetterNumbersTests
{
    [Fact]
    public void Numbers_have_four_digits_or_as_many_as_tell_letters_apart()
    {
        ulong[] hashes = [12_345_678, 98_765_678, 42, 42, 12_345_678];

        Assert.Equal(["45678", "65678", "0042", "0042", "45678"], DeadLetterNumbers.Of(hashes));
    }

    [Theory]
    [InlineData("5678", 12_345_678, true)]
    [InlineData("45678", 12_345_678, true)]
    [InlineData("678", 12_345_678, false)]
    [InlineData("5679", 12_345_678, false)]
    [InlineData("0042", 42, true)]
    [InlineData("trainer", 42, false)]
    public void A_number_means_the_letter_whose_hash_ends_in_it(string number, ulong hash, bool means) =>
        Assert.Equal(means, DeadLetterNumbers.Means(number, hash));

    [Fact]
    public void Reasons_that_differ_in_figures_and_identities_are_one_cause()
    {
        static string Key(string reason) => DeadLetterCause.KeyOf("trainer_error", "FeaturesSelected", "", reason);

        Assert.Equal(
            Key($"row 3 of cycle {Guid.NewGuid()}: tables/{new string('a', 64)}.csv is lost"),
            Key($"row 17 of cycle {Guid.NewGuid()}: tables/{new string('7', 64)}.csv is lost")
        );
        Assert.NotEqual(Key("the table is lost"), Key("the model is lost"));
        Assert.Matches("^[0-9a-f]{6}$", Key(""));
    }

    [Fact]
    public void What_was_refused_unread_or_as_it_was_written_is_not_worth_another_try()
    {
        static bool MaySucceed(DeadLetter letter) => Assert.Single(DeadLetterCause.Of([letter])).MaySucceed;
        var badInput = typeof(BadInputException).FullName!;

        Assert.True(MaySucceed(Letter with { Failure = badInput })); // its data may be mended
        Assert.False(MaySucceed(Letter with { Failure = badInput, MessageType = "" })); // a start by hand
        Assert.True(MaySucceed(Letter with { Failure = "Npgsql.NpgsqlException", MessageType = "" }));
        Assert.False(MaySucceed(Letter with { Failure = typeof(UnreadableMessageException).FullName! }));
        Assert.False(MaySucceed(Letter with { Failure = "System.Text.Json.JsonReaderException" }));
        Assert.True(Assert.Single(DeadLetterCause.Of([Letter with { Failure = badInput }])).IsPermanent);
        Assert.False(
            Assert.Single(DeadLetterCause.Of([Letter with { Failure = "Npgsql.NpgsqlException" }])).IsPermanent
        );
        Assert.Equal(
            1,
            Assert.Single(DeadLetterCause.Of([Letter with { SentAgain = 2 }, Letter with { SentAgain = 1 }])).SentAgain
        );
    }

    [Fact]
    public void The_names_of_failures_that_do_not_pass_are_those_of_the_failures_that_do_not()
    {
        Exception[] failures =
        [
            new BadInputException("bad"),
            new ArgumentException("bad"),
            new FileNotFoundException(),
            new DirectoryNotFoundException(),
            new InvalidDataException(),
            new UnauthorizedAccessException(),
        ];

        Assert.All(failures, failure => Assert.False(Failure.IsTransient(failure)));
        Assert.Equal(failures.Select(failure => failure.GetType().FullName), DeadLetterCause.Permanent);
    }

    [Fact]
    public void Only_letters_that_a_name_meant_at_the_look_are_taken()
    {
        IReadOnlyList<(DeadLetter, ulong)> letters = [(Letter, 12_345_678), (Letter with { MessageId = "m2" }, 55_678)];
        static IReadOnlySet<ulong> Among(IReadOnlyList<(DeadLetter, ulong)> letters, params string[] names) =>
            new DeadLetterChoice { Letters = names }.Among(letters);

        Assert.Equal([12_345_678UL], Among(letters, "345678"));
        Assert.Equal([55_678UL], Among(letters, "M2"));
        Assert.Contains(
            "2 dead letters that are not alike have the number or identity '5678'",
            Assert.Throws<BadInputException>(() => Among(letters, "5678")).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<BadInputException>(() => Among(letters, "none"));
        Assert.Equal(
            2,
            new DeadLetterChoice { Causes = ["A1B2C3"] }
                .Among(letters)
                .Count
        );
        Assert.Throws<BadInputException>(() => new DeadLetterChoice { Causes = ["c0ffee"] }.Among(letters));
    }

    private static readonly DeadLetter Letter = new()
    {
        Number = "0001",
        Cause = "a1b2c3",
        Queue = "trainer_error",
        Source = "trainer",
        MessageType = "FeaturesSelected",
        Reason = "row 3",
        Failure = "",
        Bytes = 1,
    };
}
