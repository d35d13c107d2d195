using System.ComponentModel.DataAnnotations;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Storage.S3;

/// <summary>Which bucket holds the artefacts, and who asks.</summary>
public sealed class S3Options : IValidatableObject
{
    /// <summary>Name of the section in the settings.</summary>
    public const string Section = "S3";

    /// <summary>Address of a private server, for example <c>http://127.0.0.1:9000</c>; empty for AWS.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Region of the bucket; also part of every signature.</summary>
    [Required]
    public string Region { get; set; } = "us-east-1";

    /// <summary>Bucket.</summary>
    [Required, RegularExpression("[^/]*", ErrorMessage = "a name without slashes is allowed")]
    public string Bucket { get; set; } = "btc-events";

    /// <summary>
    /// Access key; empty together with <see cref="SecretKey"/> for the AWS client's own chain (role, profile,
    /// environment).
    /// </summary>
    [Secret]
    public string AccessKey { get; set; } = "";

    /// <summary>Secret key.</summary>
    [Secret(Of = nameof(AccessKey))]
    public string SecretKey { get; set; } = "";

    /// <summary>Folder within the bucket, for example <c>production/artefacts</c>; empty for none.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>
    /// Bucket in the path instead of the host name; unless set, where there is an <see cref="Endpoint"/>.
    /// </summary>
    public bool? ForcePathStyle { get; set; }

    /// <summary>
    /// Whether a bucket that is not there is made; unless set, where there is an <see cref="Endpoint"/>.
    /// </summary>
    public bool? CreateBucket { get; set; }

    /// <summary>Longest wait for a connection; 1 s to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait for one request; 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How often a request is tried again, with a growing pause, where the server is away or overloaded; 0 to 10.
    /// </summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 3;

    internal bool IsPrivate => Endpoint.Length > 0;

    internal bool MakesBucket => CreateBucket ?? IsPrivate;

    /// <summary>The server for people.</summary>
    internal string Address => IsPrivate ? Endpoint : $"AWS {Region}";

    /// <summary>Who asks, for people: never a key.</summary>
    internal string User => AccessKey.Length > 0 ? "S3:AccessKey" : "the AWS credential chain";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsPrivate && !IsAddress(Endpoint))
        {
            yield return new("an http or https address without user and path is allowed, or none", [nameof(Endpoint)]);
        }

        if (AccessKey.Length > 0 != SecretKey.Length > 0)
        {
            yield return new("it belongs to S3:AccessKey: both are given, or none", [nameof(SecretKey)]);
        }

        if (Prefix.Length > 0 && Prefix.Split('/').Any(part => part is "" or "." or ".."))
        {
            yield return new("names separated by single slashes are allowed", [nameof(Prefix)]);
        }
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address is { Scheme: "http" or "https", UserInfo: "", PathAndQuery: "/" };
}
