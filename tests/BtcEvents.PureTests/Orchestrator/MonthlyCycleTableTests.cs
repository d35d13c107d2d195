using System.Runtime.CompilerServices;
using BtcEvents.Contracts;
using BtcEvents.Orchestrator;
using MassTransit;

namespace BtcEvents.PureTests.Orchestrator;

public sealed class MonthlyCycleTableTests
{
    private static readonly MonthlyCycle Machine = new();

    [Fact]
    public void The_table_in_the_comment_is_the_machine()
    {
        var source = File.ReadAllLines(
            Path.Combine(Folder(), "../../../services/BtcEvents.Orchestrator/MonthlyCycle.cs")
        );
        var written = source
            .SkipWhile(line => !line.Contains("<code>", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => !line.Contains("</code>", StringComparison.Ordinal));

        Assert.True(Table().SequenceEqual(written), $"the table must read\n{string.Join('\n', Table())}");
    }

    [Fact]
    public void Every_event_is_decided_or_ignored_in_every_state()
    {
        foreach (var state in Machine.States.Where(state => state != Machine.Initial && state != Machine.Final))
        {
            Assert.Equal(
                Machine.Events.Select(e => e.Name).Order(),
                Machine.NextEvents(state).Select(e => e.Name).Distinct().Order()
            );
        }
    }

    [Fact]
    public void A_decision_leads_only_to_states_that_its_row_names()
    {
        var (completed, progress) = (new CycleDecision(CycleStates.Completed, new()), new CycleProgress());

        Assert.Same(completed, completed.Within([Machine.Running, Machine.Completed], "Advance"));
        Assert.Null(new CycleDecision(null, progress).Within([Machine.Running], "Revive").Next);
        Assert.Equal(
            CycleStates.Rejected,
            new CycleDecision(CycleStates.Rejected, progress).Within([Machine.Final], "Refuse").Next
        );
        var elsewhere = Assert.Throws<InvalidOperationException>(() => completed.Within([Machine.Running], "Ask"));
        Assert.Equal("Ask decided Completed, which is not declared there", elsewhere.Message);
    }

    [Fact]
    public void The_states_have_the_names_of_the_contracts() =>
        Assert.Equal(
            [CycleStates.Cancelled, CycleStates.Completed, CycleStates.Failed, CycleStates.Running],
            Machine
                .States.Where(state => state != Machine.Initial && state != Machine.Final)
                .Select(state => state.Name)
                .Order()
        );

    private static IEnumerable<string> Table()
    {
        var acts = new ActsOfMachine();
        Machine.Accept(acts);
        string[] states =
        [
            "Initial",
            CycleStates.Running,
            CycleStates.Completed,
            CycleStates.Failed,
            CycleStates.Cancelled,
        ];
        yield return Line("", [.. states.Select(state => state == "Initial" ? "(none)" : state)]);
        foreach (var happening in Machine.Events)
        {
            yield return Line(happening.Name, [.. states.Select(state => acts.Of(state, happening.Name))]);
        }
    }

    private static string Line(string happening, string[] cells) =>
        $"/// {happening, -18}{string.Concat(cells.Select(cell => $"{cell, -18}"))}".TrimEnd();

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
