namespace BtcEvents.Contracts;

/// <summary>One thing a data check found.</summary>
public sealed record DataFinding
{
    /// <summary>The series.</summary>
    public required string Series { get; init; }

    /// <summary>The rule, for example <c>missing-days</c>.</summary>
    public required string Rule { get; init; }

    /// <summary><c>block</c> or <c>warn</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>One sentence with place and value.</summary>
    public required string Message { get; init; }
}
