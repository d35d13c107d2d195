namespace BtcEvents.Storage.Relational;

/// <summary>Writes many rows into one table; what is not flushed is not written.</summary>
internal interface IRowWriter : IDisposable
{
    /// <summary>Takes one row, in order of the columns.</summary>
    void Write(params ReadOnlySpan<object?> values);

    /// <summary>Sends the rows that wait.</summary>
    void Flush();
}
