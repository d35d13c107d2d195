namespace BtcEvents.Storage;

/// <summary>What a user may do with the rows of a table.</summary>
[Flags]
public enum TableAccess
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read rows (<c>SELECT</c>).</summary>
    Read = 1,

    /// <summary>Add rows (<c>INSERT</c>).</summary>
    Add = 2,

    /// <summary>Change rows (<c>UPDATE</c>).</summary>
    Change = 4,

    /// <summary>Remove rows (<c>DELETE</c>).</summary>
    Remove = 8,
}
