using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Storage;

namespace BtcEvents.PureTests.Storage;

/// <summary>What every store of artefacts must do; each ring runs it on its own.</summary>
public abstract class ArtefactStoreContract
{
    // SHA-256 of nothing.
    protected const string EmptyDigest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A store that is empty before the test.</summary>
    protected abstract IArtefactStore Store { get; }

    /// <summary>Where it is, as its sentences name it.</summary>
    protected abstract string Place { get; }

    /// <summary>Writes other bytes under a reference, past the store.</summary>
    protected abstract Task DamageAsync(string reference, byte[] content);

    /// <summary>How many things are kept.</summary>
    protected abstract Task<int> CountAsync();

    [Fact]
    public async Task What_is_put_is_got()
    {
        var reference = await Store.PutAsync("models", "json", new byte[] { 1, 2, 3 }, Token);

        Assert.Equal([1, 2, 3], await Store.GetAsync(reference, Token));
    }

    [Fact]
    public async Task A_reference_is_kind_digest_and_extension() =>
        Assert.Equal(
            $"raw-payloads/{EmptyDigest}.csv",
            await Store.PutAsync("raw-payloads", "csv", ReadOnlyMemory<byte>.Empty, Token)
        );

    [Fact]
    public async Task The_same_content_is_kept_once_and_leaves_nothing_else_behind()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => Task.Run(() => Store.PutAsync("models", "json", new byte[100_000], Token)))
        );

        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_changed_artefact_is_refused_and_named_with_both_digests()
    {
        var reference = await Store.PutAsync("models", "json", ReadOnlyMemory<byte>.Empty, Token);
        await DamageAsync(reference, "abc"u8.ToArray());

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => Store.GetAsync(reference, Token));

        Assert.Equal(
            $"{reference}: the content has the digest "
                + $"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad, so it is not what was stored; "
                + "a new attempt of the month (btc cycle, btc start-cycle) makes it anew",
            refusal.Message
        );
    }

    [Fact]
    public async Task A_changed_artefact_is_mended_by_putting_it_again()
    {
        var reference = await Store.PutAsync("models", "json", new byte[] { 1, 2, 3 }, Token);
        await DamageAsync(reference, [9]);

        await Store.PutAsync("models", "json", new byte[] { 1, 2, 3 }, Token);

        Assert.Equal([1, 2, 3], await Store.GetAsync(reference, Token));
    }

    [Fact]
    public async Task A_changed_artefact_of_the_same_length_is_mended_too()
    {
        var reference = await Store.PutAsync("models", "json", new byte[] { 1, 2, 3 }, Token);
        await DamageAsync(reference, [1, 2, 4]);

        await Store.PutAsync("models", "json", new byte[] { 1, 2, 3 }, Token);

        Assert.Equal([1, 2, 3], await Store.GetAsync(reference, Token));
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        var reference = $"models/{EmptyDigest}.json";

        var refusal = await Assert.ThrowsAsync<FileNotFoundException>(() => Store.GetAsync(reference, Token));

        Assert.Equal(
            $"{reference}: nothing is kept under this reference in {Place}; a new attempt of the month (btc cycle, btc "
                + "start-cycle) makes it anew",
            refusal.Message
        );
    }

    [Theory]
    [InlineData("../models/" + EmptyDigest + ".json")]
    [InlineData("/models/" + EmptyDigest + ".json")]
    [InlineData("models/../" + EmptyDigest + ".json")]
    [InlineData("models/" + EmptyDigest + ".json\n")]
    [InlineData("models/" + EmptyDigest)]
    [InlineData("models/abc.json")]
    [InlineData("")]
    public async Task A_text_that_is_no_reference_is_refused(string reference)
    {
        var refusal = await Assert.ThrowsAsync<BadInputException>(() => Store.GetAsync(reference, Token));

        Assert.Equal($"'{reference}' is not an artefact reference: kind/sha256.extension is required", refusal.Message);
    }

    [Theory]
    [InlineData("../models", "json")]
    [InlineData("Models", "json")]
    [InlineData("models", "../json")]
    [InlineData("models", "")]
    public async Task A_kind_or_extension_that_may_not_stand_in_a_reference_is_refused_and_nothing_is_written(
        string kind,
        string extension
    )
    {
        await Assert.ThrowsAsync<BadInputException>(() => Store.PutAsync(kind, extension, new byte[] { 1 }, Token));

        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_cancelled_write_leaves_nothing_behind()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Store.PutAsync("models", "json", new byte[] { 1 }, new(canceled: true))
        );

        Assert.Equal(0, await CountAsync());
    }
}
