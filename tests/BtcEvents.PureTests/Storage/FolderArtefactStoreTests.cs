using BtcEvents.PureTests.Sources;
using BtcEvents.Storage;

namespace BtcEvents.PureTests.Storage;

public sealed class FolderArtefactStoreTests : ArtefactStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FolderArtefactStoreTests() => Store = new FolderArtefactStore(_folder.Path);

    protected override IArtefactStore Store { get; }

    protected override string Place => _folder.Path;

    public void Dispose() => _folder.Dispose();

    protected override Task DamageAsync(string reference, byte[] content) =>
        File.WriteAllBytesAsync(_folder.File(reference), content, Token);

    // Whatever lies there counts, unfinished files as well.
    protected override Task<int> CountAsync() =>
        Task.FromResult(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Count());
}
