namespace BtcEvents.BusTests.Schedule;

/// <summary>A clock that stands still until the test moves it; timers go off as it passes them.</summary>
internal sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Alarm> _alarms = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    /// <summary>Completes once this many timers are set: who uses the clock sleeps.</summary>
    public Task SleepersAsync(int count)
    {
        lock (_gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, reached));
            Tell();
            return reached.Task.WaitAsync(Support.Tape.Patience, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>When the next timer goes off.</summary>
    public DateTimeOffset? NextAlarm()
    {
        lock (_gate)
        {
            return _alarms.Count == 0 ? null : _alarms.Min(alarm => alarm.Due);
        }
    }

    public void MoveTo(DateTimeOffset time)
    {
        List<Alarm> due;
        lock (_gate)
        {
            _now = time;
            due = [.. _alarms.Where(alarm => alarm.Due <= time)];
            _alarms.RemoveAll(due.Contains);
        }

        due.ForEach(alarm => alarm.GoOff());
    }

    private void Tell()
    {
        foreach (var (_, reached) in _waiting.Where(waiting => waiting.Count <= _alarms.Count))
        {
            reached.TrySetResult();
        }
    }

    private sealed class Alarm(FakeClock clock, Action goOff) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void GoOff() => goOff();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._alarms.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._now + dueTime;
                    clock._alarms.Add(this);
                    clock.Tell();
                }
            }

            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
