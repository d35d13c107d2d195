namespace BtcEvents.Messaging;

/// <summary>Hands out turns per key, first come first served; keys that nobody holds cost nothing.</summary>
internal sealed class TurnQueue
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);

    /// <summary>Waits for the turn; dispose what it returns to give the turn back.</summary>
    public async Task<IDisposable> TakeAsync(Turn turn, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(turn.Owner);
        lock (_gate)
        {
            if (!_lines.TryGetValue(turn.Key, out var line))
            {
                _lines[turn.Key] = line = new Line();
            }

            line.Waiting.Add(waiter);
            Admit(turn.Key, line);
        }

        // One that gives up stays in the line until its turn, which it then declines.
        await using var givingUp = cancellationToken.Register(() => waiter.Turn.TrySetCanceled(cancellationToken));
        await waiter.Turn.Task;
        return new Held(this, turn.Key);
    }

    private void GiveBack(string key)
    {
        lock (_gate)
        {
            var line = _lines[key];
            line.Going--;
            Admit(key, line);
        }
    }

    private void Admit(string key, Line line)
    {
        while (line.Going == 0 && line.Waiting.Count > 0)
        {
            line.Owner = line.Waiting[0].Owner;
            line.Going += line.Waiting[0].Turn.TrySetResult() ? 1 : 0;
            line.Waiting.RemoveAt(0);
        }

        if (line.Going == 0)
        {
            _lines.Remove(key);
        }
        else if (line.Owner is not null)
        {
            var same = line.Waiting.Where(waiter => waiter.Owner == line.Owner).ToList();
            line.Waiting.RemoveAll(same.Contains);
            line.Going += same.Count(waiter => waiter.Turn.TrySetResult());
        }
    }

    private sealed class Line
    {
        public List<Waiter> Waiting { get; } = [];

        public Guid? Owner { get; set; }

        public int Going { get; set; }
    }

    private sealed class Waiter(Guid? owner)
    {
        public Guid? Owner => owner;

        public TaskCompletionSource Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Held(TurnQueue turns, string key) : IDisposable
    {
        private TurnQueue? _turns = turns;

        public void Dispose() => Interlocked.Exchange(ref _turns, null)?.GiveBack(key);
    }
}
