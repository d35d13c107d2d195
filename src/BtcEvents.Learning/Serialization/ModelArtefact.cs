using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BtcEvents.Learning.Serialization;

/// <summary>
/// A model document as canonical bytes: UTF-8 JSON without white space, the keys of every object in ordinal order,
/// doubles in their shortest form that reads back to the bit. The same document gives the same bytes and digest.
/// Holds data only: reading builds nothing but the document.
/// </summary>
public sealed class ModelArtefact
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    private ModelArtefact(byte[] bytes) => (Bytes, Sha256) = (bytes, Digest(bytes));

    /// <summary>The canonical bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>SHA-256 of the bytes, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>The artefact of a document.</summary>
    /// <exception cref="ArgumentException">A parameter is NaN or infinite: JSON has no such number.</exception>
    public static ModelArtefact Write(ModelDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new(JsonSerializer.SerializeToUtf8Bytes(Sorted(ModelDocumentJson.ToJson(document))));
    }

    /// <summary>The document of an artefact; pass it to <see cref="ModelReader.Read"/> for the model.</summary>
    /// <exception cref="InvalidDataException">
    /// The digest differs (any changed or missing byte), or the bytes are no document of a known format.
    /// </exception>
    public static ModelDocument Read(ReadOnlySpan<byte> bytes, string expectedSha256)
    {
        ArgumentNullException.ThrowIfNull(expectedSha256);
        var digest = Digest(bytes);
        if (!digest.Equals(expectedSha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidDataException(
                $"the model artefact ({bytes.Length} bytes) has SHA-256 {digest} where {expectedSha256} is "
                    + $"expected: it was altered or cut short"
            );
        }

        try
        {
            return ModelDocumentJson.FromJson(JsonNode.Parse(bytes, documentOptions: Strict));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string whose bytes are not UTF-8, which the parser notices only on reading
            // it.
            throw new InvalidDataException(
                $"the model artefact ({bytes.Length} bytes) is not JSON: {broken.Message}",
                broken
            );
        }
    }

    private static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject map => new JsonObject(
                map.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))
            ),
            JsonArray list => new JsonArray([.. list.Select(Sorted)]),
            _ => node?.DeepClone(),
        };
}
