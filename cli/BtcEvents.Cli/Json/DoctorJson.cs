using BtcEvents.Cli.Doctor;
using BtcEvents.Cycles;

namespace BtcEvents.Cli.Json;

/// <summary>The state of everything, for scripts.</summary>
internal static class DoctorJson
{
    public static string Write(Observations seen, IReadOnlyList<Problem> problems) =>
        ScriptJson.Write(
            new
            {
                Healthy = problems.Count == 0,
                seen.Place,
                seen.Servers,
                seen.Services,
                seen.Queues,
                seen.DeadLetters,
                seen.Series,
                Problems = problems,
                Next = Diagnosis.Next(problems, seen),
            }
        );
}
