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
    public void What_failed_again_or_was_refused_unread_is_not_worth_another_try()
    {
        var letter = new DeadLetter
        {
            Number = "0001",
            Cause = "a1b2c3",
            Queue = "trainer_error",
            Source = "trainer",
            MessageType = "FeaturesSelected",
            Reason = "row 3",
            Failure = "BtcEvents.Failures.BadInputException",
            Bytes = 1,
        };
        static bool MaySucceed(params DeadLetter[] letters) => Assert.Single(DeadLetterCause.Of(letters)).MaySucceed;

        Assert.True(MaySucceed(letter));
        Assert.True(MaySucceed(letter, letter with { SentAgain = 1 }));
        Assert.False(MaySucceed(letter with { SentAgain = 1 }));
        Assert.False(MaySucceed(letter with { MessageType = "" }));
        Assert.False(MaySucceed(letter with { Failure = typeof(UnreadableMessageException).FullName! }));
    }
}
