namespace BtcEvents.Storage.Relational;

/// <summary>Rows of a query; columns are counted from 0.</summary>
internal interface IMarketRows : IDisposable
{
    /// <summary>Goes to the next row; false after the last.</summary>
    bool Read();

    /// <summary>Whether a cell is NULL.</summary>
    bool IsNull(int column);

    /// <summary>A text.</summary>
    string Text(int column);

    /// <summary>A floating-point number.</summary>
    double Number(int column);

    /// <summary>An integer.</summary>
    long Integer(int column);

    /// <summary>A time, or the midnight of a day, UTC.</summary>
    DateTime Time(int column);
}
