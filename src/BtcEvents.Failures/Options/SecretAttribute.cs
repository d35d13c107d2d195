namespace BtcEvents.Failures;

/// <summary>An option whose value is never told, not even where it is wrong.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute
{
    /// <summary>Name of the property that says whose secret it is; null where it stands alone.</summary>
    public string? Of { get; init; }
}
