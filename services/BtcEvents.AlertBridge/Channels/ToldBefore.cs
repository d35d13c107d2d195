namespace BtcEvents.AlertBridge;

/// <summary>
/// What this process has told by a channel: a commit that fails after the telling is tried again, and people are not
/// told again for that.
/// </summary>
internal sealed class ToldBefore<TChannel>
    where TChannel : class, IAlertChannel
{
    private const int Most = 1000; // more than are tried again at a time

    private readonly Lock _gate = new();
    private readonly HashSet<Guid> _told = [];
    private readonly Queue<Guid> _order = [];

    public bool Contains(Guid notice)
    {
        lock (_gate)
        {
            return _told.Contains(notice);
        }
    }

    public void Add(Guid notice)
    {
        lock (_gate)
        {
            if (_told.Add(notice))
            {
                _order.Enqueue(notice);
            }

            while (_order.Count > Most)
            {
                _told.Remove(_order.Dequeue());
            }
        }
    }
}
