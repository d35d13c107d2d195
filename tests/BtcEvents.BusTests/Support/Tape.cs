using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.BusTests.Support;

/// <summary>What was published, in the order of arrival; tests wait on it.</summary>
internal sealed class Tape
{
    /// <summary>The longest time in which nothing new happens inside a process.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly List<object> _messages = [];
    private readonly List<(Func<object, bool> Match, TaskCompletionSource<object> Found)> _waiting = [];

    public IReadOnlyList<object> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    public int Count<T>() => Messages.OfType<T>().Count();

    public void Add(object message)
    {
        lock (_gate)
        {
            _messages.Add(message);
            foreach (var (match, found) in _waiting)
            {
                if (match(message))
                {
                    found.TrySetResult(message);
                }
            }
        }
    }

    /// <summary>The first matching message, waiting for it where it has not come yet.</summary>
    public async Task<T> FindAsync<T>(Func<T, bool>? match = null)
    {
        var found = new TaskCompletionSource<object>(TaskCreationOptions.RunContinuationsAsynchronously);
        bool Matches(object message) => message is T typed && (match?.Invoke(typed) ?? true);
        lock (_gate)
        {
            if (_messages.FirstOrDefault(Matches) is { } there)
            {
                return (T)there;
            }

            _waiting.Add((Matches, found));
        }

        return (T)await AwaitAsync(found.Task, typeof(T).Name);
    }

    /// <summary>All messages of a type once there are so many, waiting for those that have not come yet.</summary>
    public async Task<IReadOnlyList<T>> FindAllAsync<T>(int count)
    {
        var seen = 0;
        await FindAsync<T>(_ => ++seen >= count);
        return [.. Messages.OfType<T>()];
    }

    // As long as anything comes, the process is only slow.
    private async Task<object> AwaitAsync(Task<object> found, string awaited)
    {
        var watchdog = new Watchdog(awaited, Patience, TimeProvider.System);
        while (true)
        {
            try
            {
                return await found.WaitAsync(Look, TestContext.Current.CancellationToken);
            }
            catch (TimeoutException)
            {
                var messages = Messages;
                watchdog.See($"{messages.Count} messages, the last {messages.LastOrDefault() ?? "none"}");
            }
        }
    }
}

/// <summary>Writes everything a cycle says onto the tape.</summary>
internal sealed class TapeConsumer(Tape tape)
    : IConsumer<UpdateMarketData>,
        IConsumer<CycleStarted>,
        IConsumer<CycleStartAnswered>,
        IConsumer<DataUpdated>,
        IConsumer<FeaturesPrepared>,
        IConsumer<FeaturesSelected>,
        IConsumer<ModelTrained>,
        IConsumer<ForecastMade>,
        IConsumer<StageFailed>,
        IConsumer<CycleCompleted>,
        IConsumer<CycleFailed>,
        IConsumer<CycleCancelled>
{
    public Task Consume(ConsumeContext<UpdateMarketData> context) => Add(context.Message);

    public Task Consume(ConsumeContext<CycleStarted> context) => Add(context.Message);

    public Task Consume(ConsumeContext<CycleStartAnswered> context) => Add(context.Message);

    public Task Consume(ConsumeContext<DataUpdated> context) => Add(context.Message);

    public Task Consume(ConsumeContext<FeaturesPrepared> context) => Add(context.Message);

    public Task Consume(ConsumeContext<FeaturesSelected> context) => Add(context.Message);

    public Task Consume(ConsumeContext<ModelTrained> context) => Add(context.Message);

    public Task Consume(ConsumeContext<ForecastMade> context) => Add(context.Message);

    public Task Consume(ConsumeContext<StageFailed> context) => Add(context.Message);

    public Task Consume(ConsumeContext<CycleCompleted> context) => Add(context.Message);

    public Task Consume(ConsumeContext<CycleFailed> context) => Add(context.Message);

    public Task Consume(ConsumeContext<CycleCancelled> context) => Add(context.Message);

    private Task Add(object message)
    {
        tape.Add(message);
        return Task.CompletedTask;
    }
}
