using System.ComponentModel.DataAnnotations;

namespace BtcEvents.Messaging;

/// <summary>How consumers are tried again after a failure that may pass. Bad input is never tried again.</summary>
public sealed class ConsumerRetryOptions : IValidatableObject
{
    /// <summary>Name of the section in the settings.</summary>
    public const string Section = "ConsumerRetry";

    /// <summary>Tries after the first one; 0 to 100.</summary>
    [Range(0, 100)]
    public int Limit { get; set; } = 3;

    /// <summary>Pause before the first of them; at most an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", MinimumIsExclusive = true)]
    public TimeSpan MinInterval { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest pause; the pauses grow exponentially up to it. At most an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", MinimumIsExclusive = true)]
    public TimeSpan MaxInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Tries after a lost race for the same saga instance; 0 to 100.</summary>
    [Range(0, 100)]
    public int ConcurrencyLimit { get; set; } = 8;

    /// <summary>
    /// Tries while a server is away, with the same pauses; 0 to 1000. The message stays in hand meanwhile, so that a
    /// restart of a database fails nothing. By default some four minutes where the server refuses connections, and more
    /// where it hangs, since each try then waits for its own timeout. RabbitMQ takes a message back after half an hour.
    /// </summary>
    [Range(0, 1000)]
    public int AwayLimit { get; set; } = 30;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MaxInterval < MinInterval)
        {
            yield return new("it must not be below ConsumerRetry:MinInterval", [nameof(MaxInterval)]);
        }
    }
}
