using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace BtcEvents.PureTests.Learning.Linear;

/// <summary>Properties over random seeds, the same seeds in every run.</summary>
internal static class SeededProperty
{
    /// <summary>Fails with the seed for which <paramref name="property"/> is false or throws.</summary>
    public static void Holds(Func<int, bool> property, int tests = 50)
    {
        var replay = new Replay(new Rnd(20_250_601, 1), FSharpOption<int>.None);
        var config = Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(FSharpOption<Replay>.Some(replay));
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), property).Check(config);
    }
}
