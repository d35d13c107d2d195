namespace BtcEvents.Storage;

/// <summary>
/// Content-addressed bytes: raw payloads, tables, feature sets, models, reports. A reference is
/// <c>kind/sha256.extension</c>; the same content always has the same reference, and a write of it again is harmless.
/// </summary>
public interface IArtefactStore
{
    /// <summary>Keeps <paramref name="content"/> and returns its reference.</summary>
    /// <param name="kind">Folder of the reference: lower-case letters and dashes, for example <c>models</c>.</param>
    /// <param name="extension">Ending without a dot, for example <c>json</c>.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<string> PutAsync(
        string kind,
        string extension,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    );

    /// <summary>The bytes of a reference, checked against its SHA-256.</summary>
    /// <exception cref="FileNotFoundException">Nothing is kept under the reference.</exception>
    /// <exception cref="InvalidDataException">The bytes do not have the digest in their name; the sentence names
    /// both.</exception>
    Task<byte[]> GetAsync(string reference, CancellationToken cancellationToken);
}
