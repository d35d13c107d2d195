using System.ComponentModel.DataAnnotations;

namespace BtcEvents.Failures;

/// <summary>The path of a file that is there; or none.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ExistingFileAttribute() : ValidationAttribute("there is no such file")
{
    /// <inheritdoc />
    public override bool IsValid(object? value) => value is null or "" || File.Exists((string)value);
}
