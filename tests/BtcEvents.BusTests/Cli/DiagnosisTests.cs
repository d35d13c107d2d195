using BtcEvents.Cli.Doctor;
using BtcEvents.Cli.Fleet;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.BusTests.Cli;

public sealed class DiagnosisTests
{
    private static readonly Observations Well = new()
    {
        Place = "servers.env",
        Option = "",
        Services =
        [
            .. ServiceList.Shipped.Services.Select(s => new SeenService(s.Name, s.Name, ServiceView.Ready, "")),
        ],
        Servers = [new("RabbitMQ", "127.0.0.1:5672", true, "")],
        Queues =
        [
            .. ServiceList.Shipped.Services.SelectMany(s => s.Queues).Select(queue => new QueueState(queue, 0, 1)),
        ],
        DeadLetters = [],
        Series = [],
    };

    private static readonly DeadLetterCause Cause = new()
    {
        Key = "a1b2c3",
        Queue = "trainer_error",
        Source = "trainer",
        MessageType = "FeaturesSelected",
        Reason = "row 3 is wrong",
        Count = 12,
        First = null,
        Last = null,
        MaySucceed = true,
    };

    [Fact]
    public void Where_all_is_well_nothing_is_said() => Assert.Empty(Diagnosis.Of(Well));

    [Theory]
    [InlineData(ServiceView.Absent, "absent", "btc up")]
    [InlineData(ServiceView.Stopped, "stopped: it fell over", "btc up")]
    [InlineData(ServiceView.Waiting, "waits for a server: it fell over", "btc ps")]
    [InlineData(ServiceView.Silent, "does not answer", "btc down --kill --service trainer && btc up")]
    public void A_service_in_trouble_is_named_with_what_waits_for_it(string state, string says, string next)
    {
        var problem = Assert.Single(Diagnosis.Of(With("trainer", state) with { Queues = Queues(7, consumers: 0) }));

        Assert.Equal(("trainer", next), (problem.Subject, problem.Next));
        Assert.Contains(says, problem.Sentence, StringComparison.Ordinal);
        if (state != ServiceView.Waiting)
        {
            Assert.EndsWith("7 messages wait for it", problem.Sentence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_service_that_runs_elsewhere_is_no_problem() =>
        Assert.Empty(Diagnosis.Of(With("trainer", ServiceView.Absent)));

    [Fact]
    public void A_service_that_says_it_is_ready_and_reads_nothing_is_told()
    {
        var problem = Assert.Single(Diagnosis.Of(Well with { Queues = Queues(1, consumers: 0) }));

        Assert.Contains("does not read its queue; 1 message waits for it", problem.Sentence, StringComparison.Ordinal);
        Assert.Equal("btc down --service trainer && btc up", problem.Next);
    }

    [Fact]
    public void A_queue_of_others_that_nobody_reads_is_told_once_something_waits_there()
    {
        Observations With(string queue, uint waiting) =>
            Well with
            {
                Queues = [.. Well.Queues!, new(queue, waiting, 0)],
            };

        Assert.Empty(Diagnosis.Of(With("mine", 0)));
        Assert.Equal("mine", Assert.Single(Diagnosis.Of(With("mine", 2))).Subject);
        Assert.Contains(
            "no process tells people by slack",
            Assert.Single(Diagnosis.Of(With("alert-channel-slack", 2))).Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Dead_letters_that_may_succeed_are_sent_again_and_the_others_dropped_by_one_command()
    {
        var seen = Well with
        {
            Option = " --servers x.env",
            DeadLetters =
            [
                Cause,
                Cause with
                {
                    Key = "111111",
                    MaySucceed = false,
                },
                Cause with
                {
                    Key = "222222",
                    MaySucceed = false,
                    Reason = new string('x', 500),
                },
            ],
        };
        var problems = Diagnosis.Of(seen);

        Assert.Equal("btc dead-letters redrive --cause a1b2c3 --servers x.env", problems[0].Next);
        Assert.Equal("btc dead-letters drop --cause 222222 --servers x.env", problems[2].Next);
        Assert.InRange(problems[2].Sentence.Length, 1, 200);
        Assert.Equal(
            [
                "btc dead-letters redrive --cause a1b2c3 --servers x.env",
                "btc dead-letters drop --cause 111111 --cause 222222 --servers x.env",
            ],
            Diagnosis.Next(problems, seen)
        );
    }

    [Theory]
    [InlineData(0, true, "redrive", "mend that, then send them again")]
    [InlineData(2, true, "drop", "mend that and redrive them, or drop them")]
    [InlineData(2, false, "redrive", "sent again they were given up again: mend that, then send them again")]
    public void What_failed_again_is_dropped_only_where_the_failure_does_not_pass_by_itself(
        int sentAgain,
        bool permanent,
        string next,
        string sentence
    )
    {
        var seen = Well with { DeadLetters = [Cause with { SentAgain = sentAgain, IsPermanent = permanent }] };
        var problem = Assert.Single(Diagnosis.Of(seen));

        Assert.EndsWith(sentence, problem.Sentence, StringComparison.Ordinal);
        Assert.Equal([$"btc dead-letters {next} --cause a1b2c3"], Diagnosis.Next([problem], seen));
    }

    [Fact]
    public void A_service_with_two_queues_must_read_both()
    {
        var half = Well.Queues!.Select(q => q.Name == "start-monthly-cycle" ? new QueueState(q.Name, 3, 0) : q);

        Assert.Equal("orchestrator", Assert.Single(Diagnosis.Of(Well with { Queues = [.. half] })).Subject);
    }

    [Fact]
    public void The_dashboard_is_nobodys_trouble() =>
        Assert.Empty(
            Diagnosis.Of(
                Well with
                {
                    Services = [.. Well.Services, new("dashboard", "dashboard", ServiceView.Stopped, "")],
                }
            )
        );

    [Fact]
    public void What_nobody_could_look_at_is_told_as_the_server_that_is_away()
    {
        var seen = Well with
        {
            Servers = [new("RabbitMQ", "127.0.0.1:5672", false, "it is away")],
            Queues = null,
            DeadLetters = null,
        };

        Assert.Equal([new("RabbitMQ", "it is away", "make servers")], Diagnosis.Of(seen));
        var named = seen with { Option = " --servers x.env" }; // which are not ours to start
        Assert.Equal([new("RabbitMQ", "it is away", "")], Diagnosis.Of(named));
        Assert.Empty(Diagnosis.Next(Diagnosis.Of(named), named));
    }

    private static Observations With(string service, string state) =>
        Well with
        {
            Services =
            [
                .. Well.Services.Select(s =>
                    s.Name == service ? s with { State = state, Sentence = "it fell over" } : s
                ),
            ],
        };

    private static IReadOnlyList<QueueState> Queues(uint waiting, uint consumers) =>
        [.. Well.Queues!.Select(q => q.Name == "trainer" ? new QueueState(q.Name, waiting, consumers) : q)];
}
