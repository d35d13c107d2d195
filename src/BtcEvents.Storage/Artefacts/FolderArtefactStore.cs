using System.Security.Cryptography;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Storage;

/// <summary>
/// Artefacts as files under one folder. A file appears under its name only when it is complete and on disk: it is
/// written beside it and renamed, so that a crash leaves at most a nameless rest that nothing refers to.
/// </summary>
public sealed class FolderArtefactStore(string folder) : IArtefactStore
{
    /// <inheritdoc />
    /// <exception cref="BadInputException"><paramref name="kind"/> or <paramref name="extension"/> may not stand in a
    /// reference, or the disk is full.</exception>
    public async Task<string> PutAsync(
        string kind,
        string extension,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        var reference = ArtefactReference.Parse($"{kind}/{DigestOf(content.Span)}.{extension}");
        var path = PathOf(reference);

        // A damaged file is replaced: the content at hand is the one its name promises.
        if (!File.Exists(path) || DigestOf(await File.ReadAllBytesAsync(path, cancellationToken)) != reference.Digest)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await WriteWholeAsync(path, content, cancellationToken);
        }

        return reference.ToString();
    }

    /// <inheritdoc />
    /// <exception cref="BadInputException">The text is not a reference.</exception>
    public async Task<byte[]> GetAsync(string reference, CancellationToken cancellationToken)
    {
        var parsed = ArtefactReference.Parse(reference);
        var path = PathOf(parsed);
        if (!File.Exists(path))
        {
            throw LostArtefact.NotKept(reference, folder, path);
        }

        var content = await File.ReadAllBytesAsync(path, cancellationToken);
        var digest = DigestOf(content);
        return digest == parsed.Digest ? content : throw LostArtefact.Changed(reference, digest);
    }

    private static async Task WriteWholeAsync(
        string path,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        // The random part keeps two writers of the same content, perhaps in two containers, out of each other's way.
        var unfinished = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                await file.WriteAsync(content, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (IOException full) when (Failure.IsFull(full))
        {
            throw new BadInputException(
                $"{Path.GetDirectoryName(path)}: its disk is full: make room, and run the same again",
                full
            );
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static string DigestOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private string PathOf(ArtefactReference reference) =>
        Path.Combine(folder, reference.Kind, $"{reference.Digest}.{reference.Extension}");
}
