using BtcEvents.BusTests.Support;
using BtcEvents.ServerTests.Operational;
using BtcEvents.ServerTests.Support;

namespace BtcEvents.ServerTests.Whole;

/// <summary>The alert bridge dies at the two points between which an alert can be lost or told twice.</summary>
public sealed class AlertKillTests(Servers servers)
{
    [Fact]
    public async Task Killed_before_the_receiver_answers_it_has_told_nobody_and_tells_each_once()
    {
        await using var place = await AlertKillPlace.CreateAsync(servers, "killed-before");
        place.Gate.Shut();
        await place.PostAsync("A");
        await place.AskedAsync(1);

        await place.KillAsync();
        place.Gate.Open();
        place.Restart();

        await place.SettledAsync("B", asked: 3);
        Assert.Equal([2, 2, 2, 2], place.Told); // A and B
    }

    [Fact]
    public async Task Killed_between_the_answer_and_the_commit_it_repeats_the_alert_but_where_a_key_tells_it_twice()
    {
        await using var place = await AlertKillPlace.CreateAsync(servers, "killed-between");
        place.Gate.Shut();
        await place.PostAsync("A");
        await place.AskedAsync(1);

        await using (await PostgresPlace.LockAsync(place.Database, "mt_doc_inbox"))
        {
            place.Gate.Open();
            await Watchdog.UntilAsync("commits that wait", () => place.Waiting.Count == AlertKillPlace.Held);
            Assert.Equal([1, 1, 1, 1], place.Told);
            await place.KillAsync();
            place.BreakCommits();
        }

        place.Restart();
        await place.SettledAsync("B", asked: 3);
        // Slack, webhook and mail: A twice and B. LINE: each once.
        Assert.Equal([3, 3, 3, 2], place.Told);
    }

    [Fact]
    public async Task A_commit_that_fails_after_the_answer_is_tried_again_and_nobody_told_again()
    {
        await using var place = await AlertKillPlace.CreateAsync(servers, "commit-fails");
        place.Gate.Shut();
        await place.PostAsync("A");
        await place.AskedAsync(1);

        await using (await PostgresPlace.LockAsync(place.Database, "mt_doc_inbox"))
        {
            place.Gate.Open();
            for (var times = 0; times < 3; times++) // the store itself tries a broken connection once more
            {
                await Watchdog.UntilAsync("commits that wait", () => place.Waiting.Count == AlertKillPlace.Held);
                place.BreakCommits();
            }
        }

        await place.SettledAsync("B", asked: 2);
        Assert.Equal([2, 2, 2, 2], place.Told);
    }
}
