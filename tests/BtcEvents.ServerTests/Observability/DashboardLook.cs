using BtcEvents.ArchitectureTests.Observability;
using MySqlConnector;

namespace BtcEvents.ServerTests.Observability;

/// <summary>A panel with the answers of its queries, and the time that it shows.</summary>
internal sealed record PanelView(Panel Panel, IReadOnlyList<PanelAnswer> Answers, GrafanaScope Scope);

/// <summary>A look at a dashboard as a reader has it: every panel's query is asked.</summary>
/// <param name="queries">Who asks.</param>
/// <param name="metrics">Times and values for Prometheus.</param>
/// <param name="store">The same for the market store, whose days are others.</param>
internal sealed class DashboardLook(PanelQueries queries, GrafanaScope metrics, GrafanaScope store)
{
    private readonly List<string> _faults = [];

    /// <summary>One text for each query that failed or shows nothing: dashboard, panel, reason, query.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Asks everything that a dashboard asks.</summary>
    public async Task<IReadOnlyList<PanelView>> AtAsync(Dashboard dashboard)
    {
        foreach (var variable in dashboard.Variables)
        {
            await ChooseAsync(dashboard, variable);
        }

        var views = new List<PanelView>();
        foreach (var panel in dashboard.Panels)
        {
            var answers = new List<PanelAnswer>();
            foreach (var target in panel.Targets)
            {
                answers.Add(await AskAsync($"{dashboard.Title} / {panel.Title} / {target.RefId}", target));
            }

            views.Add(new(panel, answers, panel.Targets[0].IsSql ? store : metrics));
        }

        return views;
    }

    private async Task ChooseAsync(Dashboard dashboard, DashboardVariable variable)
    {
        var values = await queries.ValuesAsync(variable);
        var chosen = metrics.Values[variable.Name].Trim('(', ')').Split('|');
        if (chosen.Except(values).Any())
        {
            _faults.Add($"{dashboard.Title} / ${variable.Name}: {string.Join(", ", values)}\n{variable.Query}");
        }
    }

    private async Task<PanelAnswer> AskAsync(string place, PanelTarget target)
    {
        try
        {
            var answer = await queries.AskAsync(target, target.IsSql ? store : metrics);
            if (answer.IsEmpty)
            {
                _faults.Add($"{place}: nothing\n{target.Query}");
            }

            if (target.HasExemplars && (await queries.TracesAsync(target, metrics)).Count == 0)
            {
                _faults.Add($"{place}: no trace\n{target.Query}");
            }

            _faults.AddRange(
                answer
                    .Lines.Where(line => line.Points.Count == 0)
                    .Select(line => $"{place}: nothing in {line.Name}\n{target.Query}")
            );
            return answer;
        }
        catch (Exception refused) when (refused is FormatException or MySqlException)
        {
            _faults.Add($"{place}: {refused.Message}\n{target.Query}");
            return PanelAnswer.OfLines([]);
        }
    }
}
