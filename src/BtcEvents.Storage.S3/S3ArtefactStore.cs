using System.Net;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Storage.S3;

/// <summary>
/// Artefacts as objects <c>kind/sha256.extension</c> of one bucket. An object is written only where none is, with its
/// SHA-256, which the server checks before it keeps it.
/// </summary>
public sealed class S3ArtefactStore(S3Bucket bucket) : IArtefactStore
{
    /// <inheritdoc />
    /// <exception cref="BadInputException"><paramref name="kind"/> or <paramref name="extension"/> may not stand in a
    /// reference.</exception>
    /// <exception cref="ServerException">The server is away or refuses the keys.</exception>
    public async Task<string> PutAsync(
        string kind,
        string extension,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        var digest = SHA256.HashData(content.Span);
        var reference = ArtefactReference.Parse($"{kind}/{Convert.ToHexStringLower(digest)}.{extension}");
        if (
            !await TryWriteAsync(reference, content, digest, onlyNew: true, cancellationToken)
            && !await IsWholeAsync(reference, content.Length, digest, cancellationToken)
        )
        {
            // A damaged object is replaced: the content at hand is the one its name promises.
            await TryWriteAsync(reference, content, digest, onlyNew: false, cancellationToken);
        }

        return reference.ToString();
    }

    /// <inheritdoc />
    /// <exception cref="BadInputException">The text is not a reference.</exception>
    /// <exception cref="ServerException">The server is away or refuses the keys.</exception>
    public async Task<byte[]> GetAsync(string reference, CancellationToken cancellationToken)
    {
        var parsed = ArtefactReference.Parse(reference);
        var content =
            await ReadAsync(parsed, cancellationToken)
            ?? throw LostArtefact.NotKept(reference, Place, bucket.KeyOf(reference));
        var digest = Convert.ToHexStringLower(SHA256.HashData(content));
        return digest == parsed.Digest ? content : throw LostArtefact.Changed(reference, digest);
    }

    private string Place => $"bucket '{bucket.Name}' of {S3Failures.Server} at {bucket.Address}";

    private async Task<bool> TryWriteAsync(
        ArtefactReference reference,
        ReadOnlyMemory<byte> content,
        byte[] digest,
        bool onlyNew,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await bucket.CallAsync(
                (client, token) => client.PutObjectAsync(Request(reference, content, digest, onlyNew), token),
                cancellationToken
            );
            return true;
        }
        catch (AmazonS3Exception there)
            when (onlyNew && there.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict)
        {
            return false; // 412: it is there; 409: somebody is writing or removing it just now
        }
    }

    private PutObjectRequest Request(
        ArtefactReference reference,
        ReadOnlyMemory<byte> content,
        byte[] digest,
        bool onlyNew
    ) =>
        new()
        {
            BucketName = bucket.Name,
            Key = bucket.KeyOf(reference.ToString()),
            InputStream = new MemoryStream(content.ToArray(), writable: false),
            ContentType = "application/octet-stream",
            ChecksumSHA256 = Convert.ToBase64String(digest),
            IfNoneMatch = onlyNew ? "*" : null,
            UseChunkEncoding = false, // the whole is small and signed at once, which every server understands
        };

    // The checksum that the server keeps costs one short request and spares the download; it is kept only where the
    // object was written with one, so anything else is read.
    private async Task<bool> IsWholeAsync(
        ArtefactReference reference,
        int length,
        byte[] digest,
        CancellationToken cancellationToken
    )
    {
        var kept = await OrNullAsync(
            (client, token) =>
                client.GetObjectMetadataAsync(
                    new GetObjectMetadataRequest
                    {
                        BucketName = bucket.Name,
                        Key = bucket.KeyOf(reference.ToString()),
                        ChecksumMode = ChecksumMode.ENABLED,
                    },
                    token
                ),
            cancellationToken
        );
        if (kept is null || kept.ContentLength != length)
        {
            return false;
        }

        return string.IsNullOrEmpty(kept.ChecksumSHA256)
            ? await ReadAsync(reference, cancellationToken) is { } content
                && SHA256.HashData(content).AsSpan().SequenceEqual(digest)
            : kept.ChecksumSHA256 == Convert.ToBase64String(digest);
    }

    private Task<byte[]?> ReadAsync(ArtefactReference reference, CancellationToken cancellationToken) =>
        OrNullAsync(
            async (client, token) =>
            {
                using var response = await client.GetObjectAsync(
                    bucket.Name,
                    bucket.KeyOf(reference.ToString()),
                    token
                );
                using var content = new MemoryStream();
                await response.ResponseStream.CopyToAsync(content, token);
                return content.ToArray();
            },
            cancellationToken
        );

    private async Task<T?> OrNullAsync<T>(
        Func<IAmazonS3, CancellationToken, Task<T>> call,
        CancellationToken cancellationToken
    )
        where T : class
    {
        try
        {
            return await bucket.CallAsync(call, cancellationToken);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
