using BtcEvents.PureTests.Storage;
using BtcEvents.Storage;
using BtcEvents.Storage.S3;

namespace BtcEvents.ServerTests.Artefacts;

public sealed class S3ArtefactStoreTests : ArtefactStoreContract, IAsyncLifetime
{
    private readonly S3Place _place = new();
    private readonly S3Bucket _bucket;

    public S3ArtefactStoreTests()
    {
        _bucket = new S3Bucket(_place.Options);
        Store = new S3ArtefactStore(_bucket);
    }

    protected override IArtefactStore Store { get; }

    protected override string Place => $"bucket 'tests' of S3 at {_place.Options.Endpoint}";

    public async ValueTask InitializeAsync() => await _bucket.EnsureAsync(Token);

    public ValueTask DisposeAsync()
    {
        _bucket.Dispose();
        _place.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_key_is_the_reference_behind_the_prefix()
    {
        var reference = await Store.PutAsync("models", "json", new byte[] { 1, 2, 3 }, Token);

        Assert.Equal([$"{_place.Options.Prefix}/{reference}"], await _place.KeysAsync(Token));
    }

    [Fact]
    public async Task What_is_there_and_whole_is_not_written_again()
    {
        var reference = await Store.PutAsync("models", "json", new byte[] { 1, 2, 3 }, Token);
        await _place.MarkAsync(reference, [1, 2, 3], Token);

        await Store.PutAsync("models", "json", new byte[] { 1, 2, 3 }, Token);

        Assert.True(await _place.IsMarkedAsync(reference, Token));
    }

    [Fact]
    public async Task A_large_artefact_comes_back_as_it_was()
    {
        var content = new byte[20_000_000];
        new Random(7).NextBytes(content);

        Assert.Equal(content, await Store.GetAsync(await Store.PutAsync("raw-payloads", "csv", content, Token), Token));
    }

    protected override Task DamageAsync(string reference, byte[] content) =>
        _place.WriteAsync(reference, content, Token);

    protected override async Task<int> CountAsync() => (await _place.KeysAsync(Token)).Count;
}
