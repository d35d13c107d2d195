namespace BtcEvents.Failures;

/// <summary>An option whose value is never told, not even where it is wrong.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
