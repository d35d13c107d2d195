using System.CommandLine;
using BtcEvents.Contracts;
using BtcEvents.Market;
using BtcEvents.Storage.Operational;

namespace BtcEvents.Cli.Commands;

/// <summary>Which cycles a list shows, the newest month first.</summary>
internal sealed class CycleFilter
{
    private readonly Option<string?> _symbol = CommonOptions.SymbolFilter("cycles");
    private readonly Option<Month?> _month = CommonOptions.MonthFilter("cycles");
    private readonly Option<string?> _state = new("--state")
    {
        Description = "Only cycles in this state: running, completed, failed or cancelled",
        HelpName = "STATE",
    };
    private readonly Option<int?> _last = CommonOptions.Last();

    public CycleFilter()
    {
        _state.AcceptOnlyFromAmong([
            .. new[] { CycleStates.Running, CycleStates.Completed, CycleStates.Failed, CycleStates.Cancelled }.Select(
                s => s.ToLowerInvariant()
            ),
        ]);
    }

    /// <summary>Adds its options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="follow">An option with which nothing is filtered.</param>
    public void AddTo(Command command, Option<bool> follow)
    {
        command.Validators.Add(result =>
        {
            if (
                result.GetValue(follow)
                && Filters.Append(_last).FirstOrDefault(filter => result.GetResult(filter) is not null) is { } one
            )
            {
                result.AddError($"--follow shows every fact: leave {one.Name} away");
            }
        });
        command.Add(_symbol);
        command.Add(_month);
        command.Add(_state);
        command.Add(_last);
    }

    /// <summary>Whether only some cycles were asked for.</summary>
    public bool IsGiven(ParseResult parsed) => Filters.Any(filter => parsed.GetResult(filter) is not null);

    private IEnumerable<Option> Filters => [_symbol, _month, _state];

    /// <summary>Those that are meant.</summary>
    public IReadOnlyList<CycleView> Of(IEnumerable<CycleView> cycles, ParseResult parsed)
    {
        var (symbol, month, state) = (
            parsed.GetValue(_symbol),
            parsed.GetValue(_month)?.ToString(),
            parsed.GetValue(_state)
        );
        return
        [
            .. cycles
                .Where(view => symbol is null || view.Cycle.Symbol == symbol)
                .Where(view => month is null || view.Cycle.Month == month)
                .Where(view => state is null || view.State.Equals(state, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(view => view.Cycle.Month, StringComparer.Ordinal)
                .ThenBy(view => view.Cycle.Symbol, StringComparer.Ordinal)
                .ThenByDescending(view => view.Cycle.Attempt)
                .Take(parsed.GetValue(_last) ?? int.MaxValue),
        ];
    }
}
