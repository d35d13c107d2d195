using BtcEvents.Market;
using BtcEvents.PureTests.Sources;
using BtcEvents.Storage;

namespace BtcEvents.PureTests.Storage;

public sealed class FolderArtefactStoreTests : IDisposable
{
    private const string EmptyDigest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"; // SHA-256 of nothing

    private readonly TemporaryFolder _folder = new();
    private readonly FolderArtefactStore _store;

    public FolderArtefactStoreTests() => _store = new(_folder.Path);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_put_is_got()
    {
        var reference = await _store.PutAsync("models", "json", new byte[] { 1, 2, 3 }, Token);

        Assert.Equal([1, 2, 3], await _store.GetAsync(reference, Token));
    }

    [Fact]
    public async Task A_reference_is_kind_digest_and_extension() =>
        Assert.Equal($"raw-payloads/{EmptyDigest}.csv", await _store.PutAsync("raw-payloads", "csv", ReadOnlyMemory<byte>.Empty, Token));

    [Fact]
    public async Task The_same_content_is_kept_once_and_leaves_nothing_else_behind()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _store.PutAsync("models", "json", new byte[100_000], Token))));

        Assert.Single(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_changed_artefact_is_refused_and_named_with_both_digests()
    {
        var reference = await _store.PutAsync("models", "json", ReadOnlyMemory<byte>.Empty, Token);
        await File.WriteAllBytesAsync(_folder.File(reference), "abc"u8.ToArray(), Token);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => _store.GetAsync(reference, Token));

        Assert.Equal(
            $"{reference}: the content has the digest ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad, so it is not what was stored",
            refusal.Message);
    }

    [Fact]
    public async Task A_changed_artefact_is_mended_by_putting_it_again()
    {
        var reference = await _store.PutAsync("models", "json", new byte[] { 1, 2, 3 }, Token);
        await File.WriteAllBytesAsync(_folder.File(reference), [9], Token);

        await _store.PutAsync("models", "json", new byte[] { 1, 2, 3 }, Token);

        Assert.Equal([1, 2, 3], await _store.GetAsync(reference, Token));
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        var reference = $"models/{EmptyDigest}.json";

        var refusal = await Assert.ThrowsAsync<FileNotFoundException>(() => _store.GetAsync(reference, Token));

        Assert.Equal($"{reference}: nothing is kept under this reference in {_folder.Path}", refusal.Message);
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
        var refusal = await Assert.ThrowsAsync<BadInputException>(() => _store.GetAsync(reference, Token));

        Assert.Equal($"'{reference}' is not an artefact reference: kind/sha256.extension is required", refusal.Message);
    }

    [Theory]
    [InlineData("../models", "json")]
    [InlineData("Models", "json")]
    [InlineData("models", "../json")]
    [InlineData("models", "")]
    public async Task A_kind_or_extension_that_may_not_stand_in_a_reference_is_refused_and_nothing_is_written(string kind, string extension)
    {
        await Assert.ThrowsAsync<BadInputException>(() => _store.PutAsync(kind, extension, new byte[] { 1 }, Token));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_cancelled_write_leaves_nothing_behind()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.PutAsync("models", "json", new byte[] { 1 }, new(canceled: true)));

        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    public void Dispose() => _folder.Dispose();
}
